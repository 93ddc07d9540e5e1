import { describe, expect, test } from "vitest";
import { operatorOf, readMobile } from "../../../src/domain/account-rules/mobile.ts";
import { mobilePrefixes } from "../../../src/domain/account-rules/mobile-prefixes.ts";

describe("readMobile", () => {
  test.each([
    "081234567890",
    "81234567890",
    "6281234567890",
    "+6281234567890",
    "06281234567890",
    "006281234567890",
    "+62 (0) 812-3456-7890",
    "(0812) 3456.7890",
  ])("reads %s as the number that is dialled at home", (typed) => {
    expect(readMobile(typed, undefined)).toEqual({ kind: "valid", account: "081234567890" });
  });

  test.each([
    ["0812345678", "10 digits"],
    ["08123456789012", "14 digits"],
  ])("takes %s, the %s that are possible", (account) => {
    expect(readMobile(account, undefined)).toEqual({ kind: "valid", account });
  });

  test.each([
    ["081234567", { code: "too-short", min: 10, got: 9, unit: "digits" }],
    ["081234567890123", { code: "too-long", max: 14, got: 15, unit: "digits" }],
    ["0212345678", { code: "unknown-prefix", expected: ["08"] }],
    ["0801234567", { code: "unknown-prefix", expected: ["08"] }],
    ["0812 3456 789O", { code: "not-digits" }],
    ["0812+345678", { code: "not-digits" }],
    ["()", { code: "empty" }],
  ])("refuses %s", (typed, problem) => {
    expect(readMobile(typed, undefined)).toEqual({ kind: "invalid", problem });
  });

  test("warns of a number of another operator, and lets it pass", () => {
    expect(readMobile("0814111111200", "Indosat")).toEqual({ kind: "valid", account: "0814111111200" });
    expect(readMobile("081234567890", "Indosat")).toEqual({
      kind: "valid",
      account: "081234567890",
      warning: { code: "other-operator", operator: "Telkomsel", expected: "Indosat" },
    });
  });

  test("does not warn of a prefix that nobody is known to have", () => {
    expect(readMobile("089012345678", "Indosat")).toEqual({ kind: "valid", account: "089012345678" });
  });
});

describe("operatorOf", () => {
  test.each(mobilePrefixes.flatMap(({ operator, prefixes }) => prefixes.map((prefix) => [prefix, operator] as const)))(
    "tells by %s that a number is of %s",
    (prefix, operator) => {
      expect(operatorOf(prefix.padEnd(12, "9"))).toBe(operator);
    },
  );

  test("prefers the longer prefix", () => {
    expect(operatorOf("085154000000")).toBe("by.U");
    expect(operatorOf("085159000000")).toBe("Telkomsel");
  });

  test("knows nothing of the rest", () => {
    expect(operatorOf("089012345678")).toBeUndefined();
  });
});

test("no two operators have the same prefix", () => {
  const all = mobilePrefixes.flatMap(({ prefixes }) => prefixes);
  expect(new Set(all).size).toBe(all.length);
});
