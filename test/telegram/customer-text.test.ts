import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill } from "../../src/domain/bill.ts";
import { locales } from "../../src/domain/locale.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { allWords } from "../../src/i18n/words.ts";
import { customerText } from "../../src/telegram/customer-text.ts";
import { bills, toldTexts } from "../support/provider-texts.ts";
import { electricity, productOf, resultOf } from "../support/sample-conversation.ts";

const words = allWords("Asia/Jakarta");
const pln = productOf("pln-postpaid");
const text = (bill: Bill, locale: "id" | "en" = "id") => customerText(pln, resultOf(), bill, words[locale]);

describe("the text for a customer", () => {
  test("says in a few lines what is to be paid for whom", () => {
    expect(text(electricity)).toBe(`INFO TAGIHAN PLN Pascabayar
Nama: BUDI SANTOSO
No. pelanggan: 514040400482
Periode: Feb 2016
Total: Rp25.720
Jatuh tempo: 20 Mar 2016
Dicek: 12 Jan 2026, 12.00 WIB
BUKAN BUKTI PEMBAYARAN`);
    expect(text(electricity, "en")).toContain("Total: IDR 25,720\nDue date: 20 Mar 2016");
  });

  test("of a price that is not told yet says so", () => {
    expect(text({ ...electricity, total: rupiah(0) }, "en")).toContain(
      "Total: IDR 0 (the provider has not given a price yet)",
    );
  });

  test("has no markup to escape", () => {
    expect(text({ ...electricity, customerName: "<A> & B" })).toContain("Nama: <A> & B\n");
  });

  test("leaves the months out first when there are many", () => {
    const periods = Array.from({ length: 24 }, () => ({ month: "2016-02", amount: rupiah(1), facts: [] }) as const);
    expect(text({ ...electricity, periods })).toBe(text({ ...electricity, periods: [] }));
  });

  test("tells nothing of the agent's cost and earning", () => {
    fc.assert(
      fc.property(bills, fc.constantFrom(...locales), (bill, locale) => {
        const { partner: _, ...told } = bill;
        expect(text(bill, locale)).toBe(text(told, locale));
      }),
    );
  });

  test("always has the total and fits the clipboard button, whole characters only", () => {
    fc.assert(
      fc.property(bills, toldTexts, fc.constantFrom(...locales), (bill, name, locale) => {
        const copied = text({ ...bill, customerName: name }, locale);
        expect(copied.length).toBeLessThanOrEqual(256);
        expect(copied).toContain(words[locale].rupiah(bill.total));
        expect(copied).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
