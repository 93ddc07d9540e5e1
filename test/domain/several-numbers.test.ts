import { describe, expect, test } from "vitest";
import { holdsSeveralNumbers } from "../../src/domain/several-numbers.ts";

describe("holdsSeveralNumbers", () => {
  test.each([
    "516070377775 514040400482",
    "516070377775\n514040400482",
    "pln 516070377775 dan 514040400482",
    "pln.516070377775.pln.514040400482.1234",
    "５１６０７０３７７７７５,514040400482",
  ])("finds them in %j", (text) => {
    expect(holdsSeveralNumbers(text)).toBe(true);
  });

  test.each([
    "",
    "pdam bogor",
    "514040400482",
    "5140 4040 0482",
    "514040400482 514040400482",
    "0817345544 100.000",
    "bpjs 8888801433177155 12",
    "12345678 (1234)",
    "7".repeat(254),
  ])("finds one at most in %j", (text) => {
    expect(holdsSeveralNumbers(text)).toBe(false);
  });
});
