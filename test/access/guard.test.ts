import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowed, foundUnknown, type GuardedNumber, guarded, type Verdict } from "../../src/access/guard.ts";
import { allowedTime, guardedTime, guardRules, type Suspicion } from "../../src/access/guard-rules.ts";
import { neighboursOf } from "../../src/access/guarded-number.ts";
import { type Usage, unused } from "../../src/access/usage.ts";

const start = Date.UTC(2026, 0, 12, 5);
const second = 1_000;

type Asked = { readonly account: string; readonly isNationalId?: boolean; readonly isUnknown?: boolean };

/** A number is its own hash here, so that a test can read it. */
const numberOf = ({ account, isNationalId = false }: Asked): GuardedNumber => ({
  hash: account,
  neighbours: neighboursOf(account),
  isNationalId,
});

/** Somebody asks for one number after another, one every second. */
function asking(asked: readonly Asked[], usage: Usage = unused, from = start) {
  let known = usage;
  const verdicts: Verdict[] = [];
  for (const [at, one] of asked.entries()) {
    const { usage: after, verdict } = guarded(known, numberOf(one), guardRules, from + at * second);
    known = one.isUnknown && verdict.kind !== "stopped" ? foundUnknown(after, one.account) : after;
    verdicts.push(verdict);
  }
  const kinds = verdicts.map(({ kind }) => kind);
  return { usage: known, verdicts, kinds, first: (kind: Verdict["kind"]) => kinds.indexOf(kind) + 1 };
}

/** Numbers that are far apart. */
const apart = (count: number, more: Partial<Asked> = {}): readonly Asked[] =>
  Array.from({ length: count }, (_, at) => ({ account: String(500_000_000_000 + at * 1_000), ...more }));
const inARow = (count: number): readonly Asked[] =>
  Array.from({ length: count }, (_, at) => ({ account: String(514_040_400_482 + at) }));

describe("the guard", () => {
  test.each<[Suspicion, readonly Asked[], slowed: number, stopped: number]>([
    ["many-numbers", apart(240), 120, 240],
    // The first of a row is nobody's neighbour.
    ["neighbours", inARow(11), 6, 11],
    // What nobody knows is known a moment later.
    ["unknown-numbers", apart(31, { isUnknown: true }), 16, 31],
    ["national-ids", apart(20, { isNationalId: true }), 10, 20],
  ])("slows and stops %s", (suspicion, numbers, slowed, stopped) => {
    const { first, verdicts, usage } = asking(numbers);
    expect([first("slowed"), first("stopped")]).toEqual([slowed, stopped]);
    expect(verdicts[slowed - 1]).toMatchObject({ kind: "slowed", suspicion, count: guardRules[suspicion].slowed });
    const until = start + (stopped - 1) * second + guardedTime;
    expect(verdicts.at(-1)).toEqual({
      kind: "stopped",
      until,
      isNew: { suspicion, count: guardRules[suspicion].stopped },
    });
    expect(usage.stoppedUntil).toBe(until);
  });

  test("tells once that somebody is stopped, and lets them ask again when the hour has passed", () => {
    const { usage } = asking(inARow(11));
    const meanwhile = asking(apart(3), usage, start + guardedTime / 2);
    expect(meanwhile.verdicts.map((verdict) => "isNew" in verdict)).toEqual([false, false, false]);
    expect(meanwhile.kinds).toEqual(["stopped", "stopped", "stopped"]);
    expect(asking(inARow(1), meanwhile.usage, start + 11 * second + guardedTime).kinds).toEqual(["asked"]);
  });

  test("has nothing against somebody whom ops allow, for a day", () => {
    const { usage } = asking(inARow(11));
    const now = start + 20 * second;
    const free = allowed(usage, now + allowedTime);
    expect(new Set(asking(inARow(100), free, now).kinds)).toEqual(new Set(["asked"]));
    expect(asking(inARow(11), free, now + allowedTime).first("stopped")).toBe(11);
  });

  test("slows a row alone where neighbours are many: another number waits for nobody", () => {
    const { usage } = asking(inARow(8));
    expect(asking(apart(1), usage, start + 10 * second).kinds).toEqual(["asked"]);
    expect(asking([{ account: "514040400490" }], usage, start + 10 * second).kinds).toEqual(["slowed"]);
  });

  test("counts a number once however often it is asked, and forgets it after an hour", () => {
    const again = Array.from({ length: 1_000 }, () => inARow(2)).flat();
    const { usage, kinds } = asking(again);
    expect(new Set(kinds)).toEqual(new Set(["asked"]));
    expect(usage.numbers).toHaveLength(2);
    expect(asking(apart(1), usage, start + 2 * guardedTime).usage.numbers).toHaveLength(1);
  });

  test("keeps no more than what it stops at, whatever is asked", () => {
    const one = fc.record({
      account: fc.integer({ min: 0, max: 3_000 }).map((number) => String(number * 7).padStart(12, "0")),
      isNationalId: fc.boolean(),
      isUnknown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 400 }), (numbers) => {
        const { usage, kinds } = asking(numbers);
        expect(usage.numbers.length).toBeLessThanOrEqual(guardRules["many-numbers"].stopped);
        const stopped = kinds.indexOf("stopped");
        // Within the hour there is no way back.
        if (stopped !== -1) expect(new Set(kinds.slice(stopped))).toEqual(new Set(["stopped"]));
      }),
      { numRuns: 50 },
    );
  });
});

describe("the neighbours of a number", () => {
  test("are those right beside it, with its leading zeros", () => {
    expect(neighboursOf("0010")).toEqual(["0009", "0011", "0008", "0012", "0007", "0013"]);
  });

  test.each([
    ["0", ["1", "2", "3"]],
    ["999", ["998", "997", "996"]],
    ["A12", []],
    ["sari@example.com", []],
    ["", []],
  ])("of %s are %s", (account, neighbours) => expect(neighboursOf(account)).toEqual(neighbours));

  test("are its neighbours too", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 }).map((all) => all.join(""));
    fc.assert(
      fc.property(digits, (account) => {
        for (const other of neighboursOf(account)) expect(neighboursOf(other)).toContain(account);
      }),
    );
  });
});
