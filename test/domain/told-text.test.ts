import fc from "fast-check";
import { expect, test } from "vitest";
import { toldText } from "../../src/domain/told-text.ts";

test.each([
  ["  INDAH   PUTRI ", "INDAH PUTRI"],
  ["two\r\nlines\tand\u0000more", "two lines and more"],
  ["\u202eevil\u202c \u2066text\u2069", "evil text"],
  ["zero\u200bwidth\ufeff", "zerowidth"],
  ["lone \ud83d surrogate", "lone surrogate"],
  ["whole 😀", "whole 😀"],
  ["<b>&amp;", "<b>&amp;"],
])("%j is shown as %j", (text, shown) => {
  expect(toldText(text)).toBe(shown);
});

test.each(["", "   ", "N/A", "n/a", "-", " -- ", "\u200b"])("%j tells nothing", (text) => {
  expect(toldText(text)).toBeUndefined();
});

test("a long text is cut to two hundred characters, and never in the middle of one", () => {
  const cut = toldText("a".repeat(198) + "😀".repeat(10));
  expect(cut).toBe(`${"a".repeat(198)}…`);
  expect(toldText("a".repeat(200))).toHaveLength(200);
});

test("whatever comes, what is shown is one line without hidden characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      const shown = toldText(text) ?? "x";
      expect(shown).toMatch(/^(?=\S)[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,200}$/u);
    }),
    { numRuns: 2_000 },
  );
});
