import { describe, expect, test } from "vitest";
import { readEmail } from "../../../src/domain/account-rules/email.ts";

describe("readEmail", () => {
  test("keeps the case of the name and loses that of the domain", () => {
    expect(readEmail("Budi.Santoso+1@Example.CO.ID")).toEqual({
      kind: "valid",
      account: "Budi.Santoso+1@example.co.id",
    });
  });

  test.each([
    "budi",
    "budi@",
    "@example.com",
    "budi@example",
    "budi@@example.com",
    "budi @example.com",
    "budi@1.2",
    "b😀@a.id",
  ])("refuses %s", (typed) => {
    expect(readEmail(typed)).toEqual({ kind: "invalid", problem: { code: "not-an-email" } });
  });

  test("refuses more than 254 characters", () => {
    const typed = `${"a".repeat(250)}@b.id`;
    const problem = { code: "too-long", max: 254, got: 255, unit: "characters" };
    expect(readEmail(typed)).toEqual({ kind: "invalid", problem });
  });
});
