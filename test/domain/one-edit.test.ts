import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withinOneEdit } from "../../src/domain/one-edit.ts";

describe("withinOneEdit", () => {
  test.each([
    ["the same", "bogor", "bogor"],
    ["a letter more", "bogor", "boggor"],
    ["a letter less", "bogor", "bogr"],
    ["another letter", "bogor", "bogot"],
    ["the first letter", "bogor", "vogor"],
    ["neighbours exchanged", "bogor", "bgoor"],
    ["nothing and a letter", "", "a"],
  ])("sees %s", (_, one, other) => {
    expect(withinOneEdit(one, other)).toBe(true);
    expect(withinOneEdit(other, one)).toBe(true);
  });

  test.each([
    ["bogor", "bogorab"],
    ["bogor", "bagur"],
    ["bogor", "obgro"],
    ["bogor", "gobor"],
    ["abc", "cab"],
  ])("sees that %s and %s are further apart", (one, other) => {
    expect(withinOneEdit(one, other)).toBe(false);
    expect(withinOneEdit(other, one)).toBe(false);
  });

  test("sees every letter that is left out", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const place = at % text.length;
        expect(withinOneEdit(text, text.slice(0, place) + text.slice(place + 1))).toBe(true);
      }),
    );
  });
});
