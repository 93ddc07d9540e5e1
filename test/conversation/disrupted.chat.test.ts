import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import type { Chat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { deferred } from "../support/deferred.ts";
import { fixtureText } from "../support/fixture.ts";
import { chatWithAyopop, routedChat } from "../support/routed-chat.ts";
import { said } from "../support/said.ts";
import { noon } from "../support/sample-conversation.ts";
import { write } from "../support/wire-server.ts";

// What is left alone is so until the test says that its time is over.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: noon }));
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const codesOf = (chat: Chat) => chat.inquired().map(({ provider, code }) => `${provider} ${code}`);
const sample = fixtureText("ayopop", "inquiry-300-pln-postpaid-1bill-docs");

describe("what keeps being unavailable", () => {
  const lists = async (person: Partner) => {
    await person.says("/start");
    const categories = person.buttons().map(({ text }) => text);
    await person.presses(person.buttons().find(({ text }) => /Listrik|Electricity/.test(text))?.text ?? "");
    return { categories, products: person.buttons().map(({ text }) => text) };
  };

  test.each<[Locale, string, string, string]>([
    ["id", "Token PLN (Prabayar) (gangguan)", "PLN Pascabayar", "Listrik"],
    ["en", "PLN Token (Prepaid) (disrupted)", "PLN Postpaid", "Electricity"],
  ])("is marked in the lists until it has answered again: %s", async (locale, token, postpaid, category) => {
    const chat = await routedChat({ failures: 2 });
    const sari = await chat.person(locale);
    // Ayopop does not know the first two numbers, and Klikoo has their bills.
    await sari.says(`${postpaid} 514040400482`, "520511567087");
    const half = await lists(sari);
    expect(half.products.filter((text) => text.startsWith("⚠️"))).toEqual([`⚠️ ${token}`]);
    expect(half.categories.filter((text) => text.startsWith("⚠️"))).toEqual([]);

    await sari.says(`${postpaid} 530000000181`, "531000000181");
    expect(sari.screen()).toContain(said(locale, "reason.provider-unavailable"));
    expect(codesOf(chat).slice(4)).toEqual([
      "ayopop circuit-open",
      "klikoo 503029991",
      "ayopop circuit-open",
      "klikoo 503029991",
    ]);
    const mark = locale === "id" ? "(gangguan)" : "(disrupted)";
    const all = await lists(sari);
    expect(all.categories.filter((text) => text.includes(mark))).toEqual([
      expect.stringContaining(postpaid),
      expect.stringContaining(category),
    ]);
    expect(all.products.filter((text) => text.includes(mark))).toHaveLength(2);

    pass(30_000);
    expect((await lists(sari)).products.filter((text) => text.includes(mark))).toHaveLength(2);
    await sari.presses(sari.buttons().find(({ text }) => text.includes(postpaid))?.text ?? "");
    await sari.says("516070377775");
    expect(sari.screen()).toContain(said(locale, "bill.total"));
    const after = await lists(sari);
    expect([...after.categories, ...after.products].filter((text) => text.includes(mark))).toEqual([]);
  });

  test("is asked by one person, and by the others not", async () => {
    const probed = deferred<() => void>();
    let isDown = true;
    const { chat, provider } = await chatWithAyopop(
      (_, response) => {
        if (isDown) return write(response, { status: 503, body: "" });
        probed.resolve(() => write(response, { status: 200, body: sample }));
      },
      { failures: 1 },
    );
    const [sari, budi] = [await chat.person(), await chat.person()];
    await sari.says("pln pascabayar 516070377775");
    isDown = false;
    pass(30_000);
    await sari.taps("🔄 Cek lagi");
    const answer = await probed.promise;
    await budi.writes("pln pascabayar 533512366386");
    await budi.sees(said("id", "reason.provider-unavailable"));
    expect(provider.received).toHaveLength(2);
    answer();
    await sari.sees("Total bayar: Rp25.220");
    expect(codesOf(chat)).toEqual(["ayopop http-503", "ayopop circuit-open", "ayopop undefined"]);
  });
});
