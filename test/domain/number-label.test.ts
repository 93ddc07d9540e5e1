import { describe, expect, test } from "vitest";
import { isLabel, withoutLabel } from "../../src/domain/number-label.ts";

describe("what a number is called", () => {
  test.each(["IDPEL", "IDPEL :", "No. pelanggan", "No Pel =", "user id", "no kontrak"])("%j is that alone", (words) => {
    expect(isLabel(words)).toBe(true);
  });

  test.each(["", "pln", "pln idpel", "kontraktor", "paid", "ibu sri"])("%j is not", (words) => {
    expect(isLabel(words)).toBe(false);
  });

  test.each([
    ["PLN Pascabayar IDPEL", "PLN Pascabayar"],
    ["pdam bogor no. pelanggan", "pdam bogor"],
    ["pdam bogor", "pdam bogor"],
    ["no pln", "no pln"],
  ])("is taken from behind the name: %j", (words, name) => {
    expect(withoutLabel(words)).toBe(name);
  });
});
