import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/conversation/state.ts";
import type { Bill, Fact } from "../../src/domain/bill.ts";
import { locales } from "../../src/domain/locale.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { allWords } from "../../src/i18n/words.ts";
import { ownReasons, reasons } from "../../src/inquiry/outcome.ts";
import { parseHtml } from "../../src/playground/text/parse-html.ts";
import type { Audience } from "../../src/telegram/audience.ts";
import { renderResult, renderSubject } from "../../src/telegram/render-result.ts";
import { bills, outcomes, toldTexts } from "../support/provider-texts.ts";
import { electricity, noon, productOf, refusedWith, resultOf } from "../support/sample-conversation.ts";

const words = allWords("Asia/Jakarta");
const pln = productOf("pln-postpaid");
const audiences = fc.constantFrom<Audience>("person", "group", "masked");
const withBill = (bill: Bill): Result => resultOf({ outcome: { kind: "bill", provider: "ayopop", bill } });
const shown = (result: Result, locale: "id" | "en" = "id", audience: Audience = "person") =>
  parseHtml(renderResult(pln, result, words[locale], audience)).text;

describe("that an agent may not ask", () => {
  test.each(ownReasons)("is said to themselves, and to a group only that there is no answer: %s", (kind) => {
    const result = resultOf({ outcome: { kind, provider: "" } });
    for (const locale of locales) {
      const neutral = parseHtml(words[locale].html("reason-in-group")).text;
      const own = parseHtml(words[locale].html(`reason.${kind}`)).text;
      expect(shown(result, locale)).toContain(own);
      for (const audience of ["group", "masked"] as const) {
        expect(shown(result, locale, audience)).toContain(neutral);
        expect(shown(result, locale, audience)).not.toContain(own);
      }
    }
  });
});

describe("a bill", () => {
  test("is shown in Indonesian, the total in the middle of everything", () => {
    expect(shown(resultOf())).toBe(`PLN Pascabayar
👤 BUDI SANTOSO
🔢 514040400482

Feb 2016
Tagihan: Rp22.970
Stand meter: 4703-4757

Biaya admin: Rp2.750
Total bayar: Rp25.720
Jatuh tempo: 20 Mar 2016

Tarif/daya: R1 / 900 VA

🔒 Khusus agen: modal Rp24.500, komisi Rp1.220

Dicek 12 Jan 2026, 12.00 WIB
Ref REF1 · Ayopop INQ-77
BUKAN BUKTI PEMBAYARAN`);
  });

  test("is shown in English", () => {
    expect(shown(resultOf(), "en")).toContain("Admin fee: IDR 2,750\nTotal to pay: IDR 25,720\nDue date: 20 Mar 2016");
  });

  test("tells an agent's cost and earning in private only", () => {
    expect(shown(resultOf(), "id", "group")).not.toMatch(/24\.500|1\.220|modal|komisi/);
  });

  test("of zero does not pass for nothing to pay", () => {
    const free = withBill({ periods: [], facts: [], total: rupiah(0) });
    expect(shown(free)).toContain("Total bayar: Rp0 (harganya belum disebut pusat)");
    expect(shown(free, "en")).toContain("Total to pay: IDR 0 (the provider has not given a price yet)");
  });

  test("leaves out what is not known", () => {
    expect(shown(withBill({ periods: [], facts: [], total: rupiah(50_000) }))).toBe(`PLN Pascabayar
🔢 514040400482

Total bayar: Rp50.000

Dicek 12 Jan 2026, 12.00 WIB
Ref REF1 · Ayopop
BUKAN BUKTI PEMBAYARAN`);
  });

  test("tells the amount of each row when there are several", () => {
    const periods = [
      { month: "2016-01", amount: rupiah(10_000), facts: [] },
      { month: "2016-02", amount: rupiah(12_000), facts: [] },
    ] as const;
    expect(shown(withBill({ periods, facts: [], total: rupiah(22_000) }))).toContain(
      "Jan 2016\nJumlah: Rp10.000\n\nFeb 2016\nJumlah: Rp12.000\n\nTotal bayar: Rp22.000",
    );
  });

  test("says so when its rows do not add up", () => {
    expect(shown(withBill({ ...electricity, mismatch: true }))).toContain("tidak pas dengan total");
    expect(shown(resultOf())).not.toContain("tidak pas");
  });

  test("that has no fee told is not said to have none", () => {
    expect(shown(withBill({ periods: [], facts: [], total: rupiah(1) }))).not.toContain("admin");
    expect(shown(withBill({ periods: [], facts: [], total: rupiah(1), fee: rupiah(0) }))).toContain("Biaya admin: Rp0");
  });

  test("of 200 periods with facts fits into one message and keeps its total", () => {
    const fact: Fact = { label: { text: "<".repeat(200) }, value: { kind: "text", text: "&".repeat(200) } };
    const huge: Bill = {
      ...electricity,
      customerName: "<".repeat(200),
      providerReference: "&".repeat(200),
      periods: Array.from({ length: 200 }, () => ({ amount: rupiah(25_720), facts: [fact] })),
      facts: Array.from({ length: 200 }, () => fact),
    };
    const text = renderResult(pln, withBill(huge), words.id, "person");
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toContain("<b>Total bayar: Rp25.720</b>");
  });

  test("loses its rows' details first, then the rows", () => {
    const row = (facts: readonly Fact[]) => ({ month: "2016-02", amount: rupiah(1_234), facts }) as const;
    const detail: Fact = { label: "usage", value: { kind: "text", text: "x".repeat(100) } };
    const many = (count: number) =>
      withBill({ ...electricity, periods: Array.from({ length: count }, () => row([detail])) });
    expect(shown(many(10))).toContain("Pemakaian");
    expect(shown(many(60))).not.toContain("Pemakaian");
    expect(shown(many(60))).toContain("Rp1.234");
    expect(shown(many(300))).not.toContain("Rp1.234");
    expect(shown(many(300))).toContain("Rp25.720");
  });
});

describe("what a group sees of a bill", () => {
  test.each([
    [
      "id",
      "PLN Pascabayar\n👤 BUD** SAN**\n🔢 5140••••0482\n\nTotal bayar: Rp25.720\nJatuh tempo: 20 Mar 2016\n\n" +
        "Dicek 12 Jan 2026, 12.00 WIB\nRef REF1 · Ayopop\nBUKAN BUKTI PEMBAYARAN",
    ],
    [
      "en",
      "PLN Postpaid\n👤 BUD** SAN**\n🔢 5140••••0482\n\nTotal to pay: IDR 25,720\nDue date: 20 Mar 2016\n\n" +
        "Checked 12 Jan 2026, 12:00 WIB\nRef REF1 · Ayopop\nNOT PROOF OF PAYMENT",
    ],
  ] as const)(
    "is whose it is, how much and until when, and nothing that tells the customer from others: %s",
    (locale, text) => {
      expect(shown(resultOf(), locale, "masked")).toBe(text);
    },
  );

  test("is all but what the agent earns where its admin wants it whole", () => {
    const [before, after] = shown(resultOf()).split("🔒 Khusus agen: modal Rp24.500, komisi Rp1.220\n\n");
    expect(shown(resultOf(), "id", "group")).toBe(`${before}${after}`);
  });

  test("holds neither the number nor the name, whatever the provider tells, also in words", () => {
    fc.assert(
      fc.property(outcomes, fc.constantFrom(...locales), (outcome, locale) => {
        const customerName = "SITI NURHALIZA";
        const message = { id: "514040400482 SITI NURHALIZA", en: "514040400482 SITI NURHALIZA" };
        const told: Result["outcome"] =
          outcome.kind === "bill"
            ? { ...outcome, bill: { ...outcome.bill, customerName, providerReference: "514040400482" } }
            : { ...outcome, message };
        expect(shown(resultOf({ outcome: told }), locale, "masked")).not.toMatch(/514040400482|SITI|NURHALIZA/);
      }),
    );
  });
});

describe("no bill", () => {
  test.each(reasons)("because of %s says why in both languages, and by which reference to ask", (kind) => {
    for (const locale of locales) {
      const text = shown(resultOf({ outcome: refusedWith(kind) }), locale);
      expect(text).toContain(parseHtml(words[locale].html(`reason.${kind}`)).text);
      expect(text).toContain("Ref REF1 · Ayopop");
      expect(text).not.toContain("304");
    }
  });

  test("tells what the provider says, in the person's language or any", () => {
    const told = (message: { id?: string; en?: string }, locale: "id" | "en") =>
      shown(resultOf({ outcome: { ...refusedWith("blocked"), message } as Result["outcome"] }), locale);
    expect(told({ id: "Diblokir", en: "Blocked" }, "en")).toContain("“Blocked”");
    expect(told({ id: "Diblokir" }, "en")).toContain("“Diblokir”");
    expect(told({ en: "Blocked" }, "id")).toContain("“Blocked”");
    expect(told({}, "id")).not.toContain("“");
  });

  test("because we are refused is nobody's business but ours", () => {
    const message = { id: "IP salah", en: "wrong IP" };
    expect(shown(resultOf({ outcome: { kind: "provider-refused-us", provider: "klikoo", message } }))).not.toContain(
      "IP",
    );
  });

  test("says when to try again", () => {
    const outcome = { kind: "too-often", provider: "ayopop", retryAt: noon + 30 * 60_000 } as const;
    expect(shown(resultOf({ outcome }))).toContain("mulai 12 Jan 2026, 12.30 WIB");
  });

  test("names no provider where none was asked", () => {
    expect(shown(resultOf({ outcome: { kind: "product-closed", provider: "" } }))).toMatch(/Ref REF1$/);
  });
});

describe("the subject", () => {
  test("tells every value that was entered, a server by its name", () => {
    const values = { account: "812345678", zone: "os_asia", months: 3, amount: rupiah(50_000) };
    const genshin = productOf("genshin-impact");
    expect(parseHtml(renderSubject(genshin, values, words.en, "person")).text).toBe(
      "Genshin Impact\n🔢 812345678\nMonths: 3\nServer: Asia\nAmount: IDR 50,000",
    );
    expect(parseHtml(renderSubject(genshin, { zone: "1234" }, words.en, "person")).text).toContain("Zone: 1234");
    // What was typed is part of the number; a server that was chosen is nobody's.
    expect(parseHtml(renderSubject(genshin, { zone: "1234" }, words.en, "masked")).text).toContain("Zone: ••••");
    expect(renderSubject(genshin, values, words.en, "masked")).toContain("Server: ");
  });
});

describe("whatever a provider tells", () => {
  test("makes markup that Telegram takes, and never too much of it", () => {
    fc.assert(
      fc.property(outcomes, fc.constantFrom(...locales), audiences, (outcome, locale, audience) => {
        const html = renderResult(pln, resultOf({ outcome }), words[locale], audience);
        expect(html.length).toBeLessThanOrEqual(3_800);
        expect(parseHtml(html).text.trim()).not.toBe("");
      }),
    );
  });

  test("is shown letter by letter", () => {
    fc.assert(
      fc.property(toldTexts, toldTexts, toldTexts, (customerName, label, text) => {
        const facts: readonly Fact[] = [{ label: { text: label }, value: { kind: "text", text } }];
        const told = shown(withBill({ ...electricity, customerName, facts }));
        expect(told).toContain(`👤 ${customerName}\n`);
        expect(told).toContain(`\n${label}: ${text}\n`);
        const message = { id: text };
        expect(shown(resultOf({ outcome: { kind: "blocked", provider: "x", message } }))).toContain(`“${text}”`);
      }),
    );
  });

  test("never hides the total", () => {
    fc.assert(
      fc.property(bills, (bill) => {
        expect(shown(withBill(bill))).toContain(`Total bayar: ${words.id.rupiah(bill.total)}`);
      }),
    );
  });
});
