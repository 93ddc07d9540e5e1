import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText } from "../../src/domain/cut-text.ts";

describe("cutText", () => {
  test.each([
    ["PLN", 3, "PLN"],
    ["PLN", 2, "PL"],
    ["a😀b", 3, "a😀"],
    ["a😀b", 2, "a"],
    ["", 5, ""],
  ])("of %j to %d is %j", (text, most, cut) => {
    expect(cutText(text, most)).toBe(cut);
  });

  test("is a beginning of the text, in whole characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 20 }), (text, most) => {
        const cut = cutText(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
