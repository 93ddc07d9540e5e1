import { describe, expect, test } from "vitest";
import type { Bill, Fact } from "../../src/domain/bill.ts";
import { boundedBill } from "../../src/domain/bounded-bill.ts";
import { rupiah } from "../../src/domain/rupiah.ts";

const fact: Fact = { label: { text: "W".repeat(200) }, value: { kind: "text", text: "W".repeat(200) } };
const many = (count: number) => Array.from({ length: count }, () => fact);
const rows = (count: number, facts: readonly Fact[] = []) =>
  Array.from({ length: count }, () => ({ amount: rupiah(1), facts }));
const bill = (told: Partial<Bill>): Bill => ({ periods: [], facts: [], total: rupiah(5), ...told });

describe("a bill of a size that can be kept", () => {
  test.each([
    ["two hundred rows", bill({ periods: rows(200) })],
    ["two hundred facts", bill({ facts: many(100), periods: rows(10, many(10)) })],
  ])("stays as it is: %s", (_, whole) => {
    expect(boundedBill(whole)).toBe(whole);
  });

  test("has all of its rows or none, and its total in any case", () => {
    expect(boundedBill(bill({ periods: rows(201), facts: many(1) }))).toEqual(bill({ facts: many(1) }));
    expect(boundedBill(bill({ periods: rows(3, many(100)), facts: many(1) }))).toEqual(
      bill({ periods: rows(3), facts: many(1) }),
    );
  });

  test("is never larger than what a session can bear", () => {
    const huge = boundedBill(bill({ periods: rows(10_000, many(2)), facts: many(10_000) }));
    expect(JSON.stringify(huge).length).toBeLessThan(100_000);
  });
});
