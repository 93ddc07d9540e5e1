import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, quotaOf, usedUpUntil } from "../../src/access/quota.ts";
import { type Usage, unused } from "../../src/access/usage.ts";
import { nextMidnight } from "../../src/domain/wib.ts";

const minute = 60_000;
const noon = Date.UTC(2026, 0, 12, 5);
const limits = { perMinute: 3, perDay: 5 };

/** One inquiry at each of these moments, where the quota lets it through: gives which were. */
function asking(moments: readonly number[], quota = limits) {
  let usage: Usage = unused;
  const asked: number[] = [];
  for (const now of moments) {
    if (usedUpUntil(usage, quota, now) !== undefined) continue;
    usage = counted(usage, now);
    asked.push(now);
  }
  return { usage, asked };
}

describe("a quota", () => {
  test("of a minute is used up, and returns a minute after its first inquiry", () => {
    const { usage, asked } = asking([0, 1, 2, 3].map((second) => noon + second * 1_000));
    expect(asked).toHaveLength(3);
    expect(usedUpUntil(usage, limits, noon + 3_000)).toBe(noon + minute);
    expect(usedUpUntil(usage, limits, noon + minute)).toBeUndefined();
    expect(quotaOf(usage, limits, noon + minute).minute.used).toBe(0);
  });

  test("of a day returns at midnight in Jakarta", () => {
    const { usage, asked } = asking([0, 1, 2, 3, 4, 5].map((at) => noon + at * minute));
    expect(asked).toHaveLength(5);
    expect(usedUpUntil(usage, limits, noon + 6 * minute)).toBe(nextMidnight(noon));
    expect(usedUpUntil(usage, limits, nextMidnight(noon))).toBeUndefined();
  });

  test("of 0 has no end", () => {
    const moments = Array.from({ length: 500 }, (_, at) => noon + at);
    expect(asking(moments, { perMinute: 0, perDay: 0 }).asked).toHaveLength(500);
  });

  test("lets through no more than it says in a day, nor in a minute from its first, whenever somebody asks", () => {
    const moment = fc.integer({ min: 0, max: 3 * 24 * 60 }).map((at) => noon + (at * minute) / 4);
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 200 }), (moments) => {
        const { asked } = asking(moments.toSorted((one, other) => one - other));
        for (const at of asked) {
          const ofDay = asked.filter((other) => nextMidnight(other) === nextMidnight(at));
          expect(ofDay.length).toBeLessThanOrEqual(limits.perDay);
          const together = asked.filter((other) => other >= at && other < at + minute).length;
          expect(together).toBeLessThanOrEqual(2 * limits.perMinute);
        }
      }),
    );
  });
});
