import { describe, expect, test } from "vitest";
import type { Button, Label } from "../../src/conversation/screen.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { allWords } from "../../src/i18n/words.ts";
import type { Audience } from "../../src/telegram/audience.ts";
import { decode } from "../../src/telegram/callback-data.ts";
import { renderButton } from "../../src/telegram/render-button.ts";
import { productOf, refusedWith, resultOf } from "../support/sample-conversation.ts";

const { id, en } = allWords("Asia/Jakarta");
const pln = productOf("pln-postpaid");
const category = { id: "water", name: { id: "Air PDAM", en: "Water (PDAM)" }, icon: "💧" };
const label = (said: Label, words = en) =>
  renderButton(
    { label: said, action: { do: "help" } },
    { words, owner: 36, audience: "person", bot: "cek_tagihan_bot" },
    "n1",
  ).map(({ text }) => text);

describe("a button that acts", () => {
  test("carries what it does, on whose keyboard and on which one", () => {
    const action = { do: "product", product: "pln-postpaid" } as const;
    const [button] = renderButton(
      { label: { say: "product", product: pln }, action },
      { words: id, owner: 7_000_000_001, audience: "person", bot: "cek_tagihan_bot" },
      "n1",
    );
    if (button === undefined || !("callback_data" in button)) throw new Error("not a callback button");
    expect(decode(button.callback_data)).toEqual({ action, nonce: "n1", owner: 7_000_000_001 });
  });

  test.each<[Label, string]>([
    [{ say: "category", category }, "💧 Water (PDAM)"],
    [{ say: "product", product: pln }, "PLN Postpaid"],
    [{ say: "product", product: pln, recent: true }, "🕘 PLN Postpaid"],
    [{ say: "months", months: 3 }, "3"],
    [{ say: "name", name: "Asia <1>" }, "Asia <1>"],
    [{ say: "amount", amount: rupiah(50_000) }, "IDR 50,000"],
    [{ say: "language", locale: "id", current: false }, "Bahasa Indonesia"],
    [{ say: "language", locale: "en", current: true }, "✅ English"],
    [{ say: "switch", product: pln }, "➡️ Go to PLN Postpaid"],
    [{ say: "earlier-bill", product: pln, account: "514040400482" }, "🧾 PLN Postpaid · 514040400482"],
    [{ say: "change", field: "months" }, "✏️ Change months"],
    [{ say: "page", direction: "previous", page: 1, pages: 3 }, "◀️ 1/3"],
    [{ say: "page", direction: "next", page: 2, pages: 3 }, "2/3 ▶️"],
    [{ say: "menu" }, "🏠 Menu"],
  ])("of %j reads %s", (said, text) => {
    expect(label(said)).toEqual([text]);
  });

  test("is cut after 60 characters, never within one", () => {
    const [text = ""] = label({ say: "name", name: "😀".repeat(100) });
    expect([...text]).toHaveLength(60);
    expect(text).toMatch(/😀…$/u);
  });
});

describe("a button that copies", () => {
  const copy = (what: "account" | "total" | "customer-text", result = resultOf(), audience: Audience = "person") => {
    const button: Button = { copy: what, result, product: pln };
    return renderButton(button, { words: id, owner: 36, audience, bot: "cek_tagihan_bot" }, "n1");
  };

  test("puts the number and the bare total on the clipboard", () => {
    expect(copy("account")).toEqual([{ text: "Salin nomor", copy_text: { text: "514040400482" } }]);
    expect(copy("total")).toEqual([{ text: "Salin total", copy_text: { text: "25720" } }]);
  });

  test("puts a text for the customer there", () => {
    expect(copy("customer-text")).toMatchObject([{ copy_text: { text: expect.stringContaining("Total: Rp25.720") } }]);
  });

  test("is there for a group only with what the group may know", () => {
    const ofAll = (audience: Audience) =>
      (["account", "total", "customer-text"] as const).map((what) => copy(what, resultOf(), audience));
    expect(ofAll("masked")).toEqual([[], copy("total"), []]);
    expect(ofAll("group")).toEqual(ofAll("person"));
  });

  test("is not there when there is nothing to copy", () => {
    const noBill = resultOf({ values: {}, outcome: refusedWith("blocked") });
    expect([...copy("account", noBill), ...copy("total", noBill), ...copy("customer-text", noBill)]).toEqual([]);
  });
});
