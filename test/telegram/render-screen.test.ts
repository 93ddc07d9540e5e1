import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { untold } from "../../src/conversation/answered.ts";
import type { Body, Screen } from "../../src/conversation/screen.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State, View } from "../../src/conversation/state.ts";
import type { Locale } from "../../src/domain/locale.ts";
import { allWords } from "../../src/i18n/words.ts";
import { parseHtml } from "../../src/playground/text/parse-html.ts";
import { numbersToTry } from "../../src/sandbox/numbers-to-try.ts";
import type { Audience } from "../../src/telegram/audience.ts";
import { type Rendered, renderScreen } from "../../src/telegram/render-screen.ts";
import { said } from "../support/said.ts";
import {
  at,
  atBill,
  billFound,
  checkingPln,
  home,
  noon,
  productOf,
  refusedWith,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";
import { walks } from "../support/walks.ts";

const words = allWords("Asia/Jakarta");
const audiences: readonly Audience[] = ["person", "group", "masked"];
const samples = { id: numbersToTry("id"), en: numbersToTry("en") };

function render(screen: Screen, audience: Audience = "person"): Rendered {
  return renderScreen(screen, {
    words: words[screen.locale],
    owner: 2 ** 52,
    audience,
    bot: "cek_tagihan_bot",
    example: "pln pascabayar 514040400482",
    samples,
  });
}

const readable = (screen: Screen) => parseHtml(render(screen).text).text;
const shown = (view: View, more: Partial<State> = {}) => readable(screenOf(at(view, { locale: "en", ...more }), shop));
const ask = (product: string, field: "account" | "months" | "zone" | "amount", entered?: string) =>
  shown({ at: "field", product, values: {}, field, ...(entered === undefined ? {} : { entered }) });

describe("a screen", () => {
  test("says a notice above everything else", () => {
    const text = shown({ at: "categories", page: 0 }, { notice: "cancelled" });
    expect(text).toMatch(/^OK, cancelled\.\n\nWhich bill/);
  });

  test.each<[string, View, RegExp]>([
    ["a category", { at: "products", category: "water", page: 0 }, /^💧 Water\nChoose a product\.$/],
    ["a search", { at: "matches", query: "pdam", page: 0 }, /^Results for “pdam”:$/],
    ["a search in vain", { at: "matches", query: "<xyz>", page: 0 }, /^Nothing found for “<xyz>”\./],
    ["a number alone", { at: "matches", query: "", account: "14987654321", page: 0 }, /^What is 14987654321 for\?$/],
    ["a number of nothing", { at: "matches", query: "", account: "1".repeat(19), page: 0 }, /^I can't tell what 1+ is/],
    ["a name and a number", { at: "matches", query: "pdam", account: "107917", page: 0 }, /^107917 at “pdam”/],
    ["nothing that can be read", { at: "matches", query: "", page: 0 }, /^I couldn't read that\./],
    ["a check", checkingPln, /^PLN Postpaid\n🔢 514040400482\n\n🔎 Checking…$/],
    ["a check that waits", { ...checkingPln, held: true }, /⏸ You have checked a lot of numbers/],
    ["a check that waits for its answer too", { ...checkingPln, held: true, slow: true }, /⏳ Still checking/],
    ["a slow check", { ...checkingPln, slow: true }, /⏳ Still checking/],
  ])("of %s says so", (_, view, text) => {
    expect(shown(view)).toMatch(text);
  });

  test.each(["group", "masked"] as const)("of a check that waits says to a %s only that it is checked", (audience) => {
    const { text } = render(screenOf(at({ ...checkingPln, held: true }, { locale: "en" }), shop), audience);
    expect(text).toContain(words.en.html("checking"));
    expect(text).not.toContain(words.en.html("checking-held"));
  });

  test("says when a long list can be searched", () => {
    const [category] = shop.categories;
    if (category === undefined) throw new Error("the catalogue is empty");
    const body = (searchable: boolean): Body => ({ show: "products", category, searchable });
    expect(readable({ locale: "en", rows: [], nonce: "n", body: body(true) })).toContain("type a few letters");
    expect(readable({ locale: "en", rows: [], nonce: "n", body: body(false) })).not.toContain("few letters");
  });

  test("of the help has an example and, in the sandbox, numbers to try", () => {
    const help = shown({ at: "categories", page: 0 }, { overlay: "help" });
    expect(help).toContain("pln pascabayar 514040400482");
    expect(help).toContain("Numbers to try");
  });
});

describe("a question", () => {
  test.each([
    ["pln-postpaid", /Send the PLN customer ID \(12 digits\)\.\nExample: 514040400482\n💡 Customer ID/],
    ["mobile-legends", /player's user ID and zone ID/],
    ["genshin-impact", /player's user ID\./],
    ["google-play", /e-mail address/],
  ])("for the number of %s names it and shows an example", (product, text) => {
    expect(ask(product, "account")).toMatch(text);
  });

  test.each([
    ["bpjs-kesehatan", "months", /how many months/],
    ["mobile-legends", "zone", /Send the zone ID\.\nExample: /],
    ["genshin-impact", "zone", /Which server\?/],
    ["linkaja", "amount", /How much to top up\?/],
    ["pln-prepaid", "amount", /Which amount\?/],
  ] as const)("of %s for the %s", (product, field, text) => {
    expect(ask(product, field)).toMatch(text);
  });

  test.each([
    ["pln-postpaid", "account", " ", /see a number there/],
    ["pln-postpaid", "account", "5140", /must have 12 digits; this has 4/],
    ["pln-postpaid", "account", "14987654321", /prepaid \(token\)/],
    ["pln-postpaid", "account", "1".repeat(20), /20 digits is a token/],
    ["pln-postpaid", "account", "abc", /digits only/],
    ["bpjs-kesehatan", "account", "12345", /must have .* or .* digits/],
    ["pdam-bogor", "account", "1", /too short: at least 3, this has 1/],
    ["pdam-bogor", "account", "x".repeat(40), /too long: at most 20, this has 40/],
    ["pdam-bogor", "account", "<b>", /characters this kind/],
    ["telkomsel-halo", "account", "12345678901", /usually starts with|too|must/],
    ["google-play", "account", "budi", /look like an e-mail/],
    ["bpjs-kesehatan", "months", "13", /between 1 and 12/],
    ["mobile-legends", "zone", "1", /3 to 6 digits/],
    ["genshin-impact", "zone", "Mars", /Choose one of the servers/],
    ["linkaja", "amount", "much", /couldn't read that amount/],
    ["linkaja", "amount", "0", /must be at least IDR 1/],
    ["pln-prepaid", "amount", "30000", /isn't available/],
  ] as const)("of %s for the %s says what is wrong with %j, and asks again", (product, field, entered, text) => {
    const said = ask(product, field, entered);
    expect(said).toMatch(text);
    expect(said).toContain("⚠️");
    expect(said).toContain(ask(product, field).split("\n\n").at(-1) ?? "-");
  });
});

describe("what is odd about a number", () => {
  const checking = (product: string, account: string) =>
    shown({ at: "checking", product, values: { account }, reference: "R", askedAt: 0, slow: false });

  test.each([
    ["pulsa-telkomsel", "081712345678", /looks like a number from XL, not Telkomsel/],
    ["bpjs-tk-bpu", "3174999999990001", /date of birth in this NIK/],
    ["bpjs-tk-pu", "21080", /usually has 6–20 digits; this has 5/],
  ])("at %s is said while it is checked", (product, account, text) => {
    expect(checking(product, account)).toMatch(text);
  });

  test("is said again with the bill", () => {
    const body: Body = { ...resultBody(), warning: { code: "unusual-prefix", expected: "1" } };
    expect(readable({ locale: "en", rows: [], nonce: "n", body })).toMatch(/It usually starts with 1\. Please check/);
    const exact: Body = { ...resultBody(), warning: { code: "unusual-length", min: 10, max: 10, got: 9 } };
    expect(readable({ locale: "en", rows: [], nonce: "n", body: exact })).toContain(
      "usually has 10 digits; this has 9",
    );
  });
});

describe("a bill that was looked up", () => {
  const bills = [resultOf(), resultOf({ product: "pdam-bogor", values: { account: "1160026" }, reference: "OLD" })];

  test.each([
    ["id", "PLN Pascabayar", "Total bayar: Rp25.720", "🧾 PDAM Bogor · 1160026"],
    ["en", "PLN Postpaid", "Total to pay: IDR 25,720", "🧾 PDAM Bogor · 1160026"],
  ] as const)("stands there as it did, above the others that are kept: %s", (locale, product, total, other) => {
    const screen = screenOf(at({ at: "result", result: resultOf(), lookedUp: true }, { bills, locale }), shop);
    const text = readable(screen);
    expect(text.startsWith(product)).toBe(true);
    expect(text).toContain(total);
    expect(
      render(screen)
        .keyboard.at(-1)
        ?.map((button) => button.text),
    ).toEqual([other]);
  });
});

describe("a late answer", () => {
  const tellIn = (locale: Locale, outcome = billFound) => {
    const left = { reference: "REF1", product: "pln-postpaid", values: { account: "514040400482" }, askedAt: noon };
    const state = at(home, { locale, left: [{ ...left, result: resultOf({ outcome }) }] });
    const [tell] = untold(state, shop);
    if (tell === undefined) throw new Error("nothing to tell");
    return tell;
  };

  test.each([
    ["id", /^📬 Hasil cek yang tadi diminta, [^\n]*12\.00[^\n]*:\n\nPLN Pascabayar\n/, "Total bayar: Rp25.720"],
    ["en", /^📬 The check you asked for at [^\n]*12:00[^\n]*:\n\nPLN Postpaid\n/, "Total to pay: IDR 25,720"],
  ] as const)("says when it was asked for, first without and then with its bill: %s", (locale, head, total) => {
    const { empty, screen } = tellIn(locale);
    expect(readable(empty)).toMatch(head);
    expect(readable(empty)).toMatch(/\n🔢 514040400482$/);
    expect(readable(screen)).toMatch(head);
    expect(readable(screen)).toContain(total);
    expect(render(screen).keyboard.flat()).toHaveLength(3);
  });

  test.each([
    ["id", "reason.blocked"],
    ["en", "reason.blocked"],
  ] as const)("that is no bill says why: %s", (locale, reason) => {
    const { screen } = tellIn(locale, refusedWith("blocked"));
    expect(readable(screen)).toContain(said(locale, reason));
    expect(render(screen).keyboard).toEqual([]);
  });
});

describe("every screen that a person can come to", () => {
  test("is a message that Telegram takes", () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(...audiences), (strides, audience) => {
        for (const { after } of strides) {
          const screens = [after.show?.screen, after.tell?.empty, after.tell?.screen];
          for (const screen of screens) if (screen) expectAcceptable(render(screen, audience));
        }
      }),
    );
  });

  test("tells an agent's cost in private only", () => {
    const screen = screenOf(atBill, shop);
    expect(render(screen).text).toContain("Rp24.500");
    for (const audience of ["group", "masked"] as const) {
      expect(JSON.stringify(render(screen, audience))).not.toMatch(/24[.,]500|1[.,]220|24500/);
    }
  });
});

describe("in a group, where a number is nobody's business", () => {
  const account = "514040400482";
  const bills = [resultOf(), resultOf({ product: "pdam-bogor", values: { account: "1160026" }, reference: "OLD" })];
  const views: readonly (readonly [string, View])[] = [
    ["what it is for", { at: "matches", query: "", account, page: 0 }],
    ["which of those it is", { at: "matches", query: "pln", account, page: 0 }],
    ["that it fits nothing", { at: "matches", query: `budi ${account}`, page: 0 }],
    ["for how many months", { at: "field", product: "bpjs-kesehatan", values: { account }, field: "months" }],
    ["that it is wrong", { at: "field", product: "pln-prepaid", values: {}, field: "account", entered: account }],
    ["that it is being checked", { ...checkingPln, slow: true }],
    ["that there is no bill", { at: "result", result: resultOf({ outcome: refusedWith("unknown-account") }) }],
    ["its bill", { at: "result", result: resultOf() }],
    ["bills before", { at: "result", result: resultOf(), lookedUp: true }],
  ];

  test.each(views)("a screen that says %s does not hold it, and none of its buttons does", (_, view) => {
    for (const locale of ["id", "en"] as const) {
      const screen = screenOf(at(view, { locale, bills }), shop);
      expect(JSON.stringify(render(screen, "masked"))).not.toMatch(/514040400482|1160026|BUDI|SANTOSO/);
    }
  });

  test("neither does a late answer, first or last", () => {
    const left = { reference: "REF1", product: "pln-postpaid", values: { account }, askedAt: noon, result: resultOf() };
    for (const { empty, screen } of untold(at(home, { left: [left] }), shop)) {
      expect(JSON.stringify([render(empty, "masked"), render(screen, "masked")])).not.toMatch(/514040400482|SANTOSO/);
      expect(render(screen, "masked").keyboard.flat()).toMatchObject([{ copy_text: { text: "25720" } }]);
    }
  });
});

function resultBody(): Extract<Body, { show: "result" }> {
  const { view } = atBill;
  if (view.at !== "result") throw new Error("not a result");
  return { show: "result", product: productOf("pln-postpaid"), result: view.result };
}

function expectAcceptable({ text, keyboard }: Rendered): void {
  const parsed = parseHtml(text);
  expect(parsed.text.trim()).not.toBe("");
  expect(text.length).toBeLessThanOrEqual(4096);
  expect(text).not.toMatch(/\p{Cs}|undefined|\[object/u);
  for (const button of keyboard.flat()) {
    expect(button.text.trim()).not.toBe("");
    if ("callback_data" in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    else if ("copy_text" in button) expect(button.copy_text.text).toMatch(/^[^\p{Cs}]{1,256}$/su);
    else expect.fail(`not a button of ours: ${JSON.stringify(button)}`);
  }
  expect(keyboard.every((row) => row.length > 0)).toBe(true);
}
