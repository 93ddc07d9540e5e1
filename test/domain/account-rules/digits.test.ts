import { describe, expect, test } from "vitest";
import { readDigits } from "../../../src/domain/account-rules/digits.ts";

const usual = { min: 6, max: 15, startsWith: "1" };
const strict = { min: 6, max: 8, strict: true } as const;

describe("readDigits", () => {
  test("takes what is usual without a word", () => {
    expect(readDigits("123223345", usual)).toEqual({ kind: "valid", account: "123223345" });
  });

  test.each([
    ["123", { code: "unusual-length", min: 6, max: 15, got: 3 }],
    ["12345678901234567890", { code: "unusual-length", min: 6, max: 15, got: 20 }],
    ["823223345", { code: "unusual-prefix", expected: "1" }],
  ])("warns of %s and lets it pass", (account, warning) => {
    expect(readDigits(account, usual)).toEqual({ kind: "valid", account, warning });
  });

  test.each([
    ["12", usual, { code: "too-short", min: 3, got: 2, unit: "digits" }],
    ["123456789012345678901", usual, { code: "too-long", max: 20, got: 21, unit: "digits" }],
    ["12345", strict, { code: "too-short", min: 6, got: 5, unit: "digits" }],
    ["123456789", strict, { code: "too-long", max: 8, got: 9, unit: "digits" }],
    ["1234", { min: 5, max: 5, strict: true }, { code: "wrong-length", expected: [5], got: 4 }],
  ] as const)("refuses %s", (digits, rule, problem) => {
    expect(readDigits(digits, rule)).toEqual({ kind: "invalid", problem });
  });
});
