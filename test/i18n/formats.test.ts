import { describe, expect, test } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { formats } from "../../src/i18n/formats.ts";

const id = formats("id", "Asia/Jakarta");
const en = formats("en", "Asia/Jakarta");

describe("rupiah", () => {
  test.each([
    [0, "Rp0", "IDR 0"],
    [950, "Rp950", "IDR 950"],
    [25_720, "Rp25.720", "IDR 25,720"],
    [1_000_000_000, "Rp1.000.000.000", "IDR 1,000,000,000"],
    [-1_220, "−Rp1.220", "−IDR 1,220"],
  ])("%d is %s, in English %s", (amount, indonesian, english) => {
    expect(id.rupiah(rupiah(amount))).toBe(indonesian);
    expect(en.rupiah(rupiah(amount))).toBe(english);
  });
});

describe("days and months", () => {
  test.each([
    ["2016-03-20", "20 Mar 2016", "20 Mar 2016"],
    ["2025-12-01", "1 Des 2025", "1 Dec 2025"],
    ["2024-02-29", "29 Feb 2024", "29 Feb 2024"],
    ["2024-08-17", "17 Agu 2024", "17 Aug 2024"],
  ] as const)("%s is %s, in English %s", (day, indonesian, english) => {
    expect([id.day(day), en.day(day)]).toEqual([indonesian, english]);
  });

  test.each([
    ["2016-02", "Feb 2016", "Feb 2016"],
    ["2016-05", "Mei 2016", "May 2016"],
    ["2016-10", "Okt 2016", "Oct 2016"],
  ] as const)("%s is %s, in English %s", (month, indonesian, english) => {
    expect([id.month(month), en.month(month)]).toEqual([indonesian, english]);
  });

  test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])("a day is the same day in %s", (zone) => {
    expect(formats("en", zone).day("2016-03-20")).toBe("20 Mar 2016");
    expect(formats("en", zone).month("2016-03")).toBe("Mar 2016");
  });
});

describe("times", () => {
  const evening = Date.UTC(2026, 0, 12, 17, 5);

  test.each<[Locale, string, string]>([
    ["id", "Asia/Jakarta", "13 Jan 2026, 00.05 WIB"],
    ["id", "Asia/Pontianak", "13 Jan 2026, 00.05 WIB"],
    ["id", "Asia/Makassar", "13 Jan 2026, 01.05 WITA"],
    ["id", "Asia/Jayapura", "13 Jan 2026, 02.05 WIT"],
    ["en", "Asia/Jakarta", "13 Jan 2026, 00:05 WIB"],
    ["en", "Europe/Berlin", "12 Jan 2026, 18:05 Europe/Berlin"],
  ])("in %s and %s: %s", (locale, zone, text) => {
    expect(formats(locale, zone).time(evening)).toBe(text);
  });
});

describe("a choice", () => {
  test.each([
    [["11"], "11", "11"],
    [["13", "16"], "13 atau 16", "13 or 16"],
    [["a", "b", "c"], "a, b, atau c", "a, b or c"],
  ])("of %j is %s, in English %s", (choices, indonesian, english) => {
    expect([id.oneOf(choices), en.oneOf(choices)]).toEqual([indonesian, english]);
  });
});
