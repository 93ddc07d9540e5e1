import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../src/domain/plain-text.ts";

describe("plainText", () => {
  test.each([
    ["full-width digits and letters", "０８１２ａ", "0812a"],
    ["Arabic-Indic digits", "٠٨١٢", "0812"],
    ["eastern Arabic-Indic digits", "۰۸۱۲", "0812"],
    ["zero-width spaces", "51\u200b40\ufeff40", "514040"],
    ["marks of writing direction", "\u202a0812\u202c\u200e", "0812"],
    ["a soft hyphen", "51\u00ad40", "5140"],
    ["no-break and narrow spaces", "51\u00a040\u202f40", "51 40 40"],
    ["dashes of every length", "0812‐3456–7890—1−2", "0812-3456-7890-1-2"],
    ["lines", "  5140\n\t4040 ", "5140 4040"],
  ])("makes %s plain", (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});
