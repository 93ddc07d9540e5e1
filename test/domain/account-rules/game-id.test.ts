import { describe, expect, test } from "vitest";
import { readGameId } from "../../../src/domain/account-rules/game-id.ts";

describe("readGameId", () => {
  test.each([
    "12345678 (1234)",
    "12345678(1234)",
    "12345678 ( 1234 )",
    "12345678 1234",
    "12345678|1234",
    "12345678#1234",
    "12345678 | 1234",
    "12345678-1234",
  ])("reads player and zone out of %s", (typed) => {
    expect(readGameId(typed, "inline")).toEqual({ kind: "valid", account: "12345678", zone: "1234" });
  });

  test.each([
    ["12345", "12345"],
    ["123456789012", "123456789012"],
    ["123 456 789", "123456789"],
    ["812-345-678", "812345678"],
  ])("reads %s as a player alone", (typed, account) => {
    expect(readGameId(typed, "inline")).toEqual({ kind: "valid", account });
    expect(readGameId(typed, undefined)).toEqual({ kind: "valid", account });
  });

  test("reads no zone where the game has none", () => {
    const refused = { kind: "invalid", problem: { code: "not-digits" } };
    expect(readGameId("12345678 (1234)", undefined)).toEqual(refused);
  });

  test.each([
    ["1234", { code: "too-short", min: 5, got: 4, unit: "digits" }],
    ["1234567890123", { code: "too-long", max: 12, got: 13, unit: "digits" }],
    ["12345678 (12)", { code: "not-digits" }],
    ["budi", { code: "not-digits" }],
    ["-", { code: "empty" }],
  ])("refuses %s", (typed, problem) => {
    expect(readGameId(typed, "inline")).toEqual({ kind: "invalid", problem });
  });
});
