import { describe, expect, test } from "vitest";
import { readCharacters } from "../../../src/domain/account-rules/characters.ts";

const rule = { min: 3, max: 20 };

describe("readCharacters", () => {
  test.each([
    ["107917", "107917"],
    ["1726 0100 24", "1726010024"],
    ["01.02.003-4", "01020034"],
    ["ab-12.3", "AB-12.3"],
    ["01/ii/003", "01/II/003"],
  ])("reads %s as %s", (typed, account) => {
    expect(readCharacters(typed, rule)).toEqual({ kind: "valid", account });
  });

  test.each([
    ["12", { code: "too-short", min: 3, got: 2, unit: "characters" }],
    ["1".repeat(21), { code: "too-long", max: 20, got: 21, unit: "characters" }],
    ["107917 😀", { code: "bad-characters" }],
    ["107,917", { code: "bad-characters" }],
    ["-/.", { code: "bad-characters" }],
  ])("refuses %s", (typed, problem) => {
    expect(readCharacters(typed, rule)).toEqual({ kind: "invalid", problem });
  });
});
