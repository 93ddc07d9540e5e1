import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAmount, readAmount } from "../../src/domain/amount-text.ts";
import { rupiah } from "../../src/domain/rupiah.ts";

describe("readAmount", () => {
  test.each([
    ["50000", 50_000],
    ["50rb", 50_000],
    ["50 rb", 50_000],
    ["50ribu", 50_000],
    ["50 ribu rupiah", 50_000],
    ["50k", 50_000],
    ["50K", 50_000],
    ["50.000", 50_000],
    ["50,000", 50_000],
    ["50 000", 50_000],
    ["1.250.000", 1_250_000],
    ["Rp 50.000", 50_000],
    ["Rp50.000", 50_000],
    ["Rp. 50.000,-", 50_000],
    ["Rp50.000,00", 50_000],
    ["IDR 50,000", 50_000],
    ["IDR 50,000.00", 50_000],
    ["50000,00", 50_000],
    ["rp50rb", 50_000],
    ["1,5jt", 1_500_000],
    ["1.5 juta", 1_500_000],
    ["1,15jt", 1_150_000],
    ["50,5rb", 50_500],
    ["５０.０００", 50_000],
    ["Rp\u00a050.000", 50_000],
    ["0", 0],
    ["500", 500],
  ])("reads %s", (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  test.each([
    "",
    "Rp",
    "rb",
    "lima puluh",
    "50.5",
    "50,50",
    "50.00",
    "500.00",
    "5000.0",
    "50.000.00",
    "50.0000",
    "1.234,567",
    "1.000,000",
    "1.000.000,50",
    "1.500rb",
    "1.0005jt",
    "0,0001jt",
    "007",
    "-50000",
    "+50000",
    "50000 60000",
    "5e4",
    "0x50",
    "50rb 😀",
    "9999999999999999",
    "9".repeat(4096),
  ])("does not guess what %j means", (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  const amounts = fc.integer({ min: 0, max: 1_000_000_000 });

  test("reads every amount as Indonesian and English write it", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readAmount(`Rp${amount.toLocaleString("id-ID")}`)).toBe(amount);
        expect(readAmount(`IDR ${amount.toLocaleString("en-US")}`)).toBe(amount);
        expect(readAmount(String(amount))).toBe(amount);
      }),
    );
  });

  test("answers any text with a whole amount or none", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,- rpkbjtRP") }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const amount = readAmount(text);
        expect(amount === undefined || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      }),
    );
  });
});

describe("checkAmount", () => {
  const open = {
    kind: "amount",
    choices: [rupiah(20_000)],
    min: rupiah(10_000),
    max: rupiah(2_000_000),
    multipleOf: rupiah(1_000),
  } as const;

  test.each([10_000, 11_000, 2_000_000])("allows %d", (amount) => {
    expect(checkAmount(open, rupiah(amount))).toBeUndefined();
  });

  test.each([
    [9_999, { code: "too-small", limit: 10_000 }],
    [2_000_001, { code: "too-large", limit: 2_000_000 }],
    [10_500, { code: "not-a-multiple", limit: 1_000 }],
  ])("refuses %d", (amount, problem) => {
    expect(checkAmount(open, rupiah(amount))).toEqual(problem);
  });

  test("never allows nothing at all", () => {
    const unlimited = { kind: "amount", choices: [rupiah(20_000)] } as const;
    expect(checkAmount(unlimited, rupiah(0))).toEqual({ code: "too-small", limit: 1 });
    expect(checkAmount(unlimited, rupiah(1))).toBeUndefined();
  });

  test("allows of a closed amount only what is offered", () => {
    const closed = { kind: "amount", choices: [rupiah(20_000), rupiah(50_000)], closed: true } as const;
    expect(checkAmount(closed, rupiah(50_000))).toBeUndefined();
    expect(checkAmount(closed, rupiah(30_000))).toEqual({ code: "not-offered", offered: [20_000, 50_000] });
  });
});
