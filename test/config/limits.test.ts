import { describe, expect, test } from "vitest";
import { limitsVariables } from "../../src/config/limits.ts";
import { configOf, problemsOf } from "./environment.ts";

const usual = { quota: { perMinute: 30, perDay: 1_000 }, isGuarded: true, holdMs: 8_000 };

describe("what one person may ask", () => {
  test("has limits that a busy counter does not reach", () => expect(configOf({}).perPerson).toEqual(usual));

  test.each([
    ["QUOTA_PER_MINUTE", "0", { quota: { perMinute: 0, perDay: 1_000 } }],
    ["QUOTA_PER_DAY", "5000", { quota: { perMinute: 30, perDay: 5_000 } }],
    ["ENUMERATION_GUARD", "off", { isGuarded: false }],
    ["ENUMERATION_GUARD", "on", {}],
  ])("takes %s=%s", (name, value, changed) => {
    expect(configOf({ [name]: value }).perPerson).toEqual({ ...usual, ...changed });
  });

  test("tells of all that is wrong at once", () => {
    const names = Object.keys(limitsVariables);
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, "many"])));
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(names);
    expect(problems.join()).not.toContain("many");
  });
});
