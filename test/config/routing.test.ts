import { describe, expect, test } from "vitest";
import { routingVariables } from "../../src/config/routing.ts";
import { configOf, problemsOf } from "./environment.ts";

const minute = 60_000;

describe("the routing", () => {
  test("has defaults that suit a shop of agents", () => {
    expect(configOf({}).routing).toEqual({
      deadlineMs: minute,
      concurrent: 20,
      perSecond: 10,
      failures: 5,
      openFor: minute / 2,
      times: { bill: minute, alreadyPaid: 5 * minute, unknownAccount: 10 * minute },
    });
  });

  test.each([
    ["INQUIRY_DEADLINE_MS", "1000", { deadlineMs: 1_000 }],
    ["PROVIDER_CONCURRENCY", "1", { concurrent: 1 }],
    ["PROVIDER_PER_SECOND", "100000", { perSecond: 100_000 }],
    ["CIRCUIT_FAILURES", "1", { failures: 1 }],
    ["CIRCUIT_OPEN_MS", "86400000", { openFor: 86_400_000 }],
    ["REMEMBER_BILL_MS", "0", { times: { bill: 0, alreadyPaid: 300_000, unknownAccount: 600_000 } }],
    ["REMEMBER_PAID_MS", "0", { times: { bill: 60_000, alreadyPaid: 0, unknownAccount: 600_000 } }],
    ["REMEMBER_UNKNOWN_MS", "0", { times: { bill: 60_000, alreadyPaid: 300_000, unknownAccount: 0 } }],
  ])("takes %s=%s", (name, value, changed) => {
    expect(configOf({ [name]: value }).routing).toEqual({ ...configOf({}).routing, ...changed });
  });

  test("gives no call of a provider longer than the whole inquiry", () => {
    expect(configOf({ INQUIRY_DEADLINE_MS: "4000" }).providerTimeoutMs).toBe(4_000);
    expect(configOf({ INQUIRY_DEADLINE_MS: "4000", PROVIDER_TIMEOUT_MS: "3000" }).providerTimeoutMs).toBe(3_000);
  });

  test.each([
    ["INQUIRY_DEADLINE_MS", "999"],
    ["INQUIRY_DEADLINE_MS", "300001"],
    ["PROVIDER_CONCURRENCY", "0"],
    ["PROVIDER_PER_SECOND", "0.5"],
    ["CIRCUIT_FAILURES", "0"],
    ["CIRCUIT_OPEN_MS", "9"],
    // No answer is good for more than a day.
    ["REMEMBER_BILL_MS", "86400001"],
    ["REMEMBER_PAID_MS", "-1"],
    ["REMEMBER_UNKNOWN_MS", "10m"],
  ])("does not take %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: must be a whole number from `)]);
  });

  test("tells of all that is wrong at once", () => {
    const names = Object.keys(routingVariables);
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, "many"])));
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(names);
    expect(problems.join()).not.toContain("many");
  });
});
