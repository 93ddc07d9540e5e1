import fc from "fast-check";
import { expect, test } from "vitest";
import { type Allowance, atMost, steady } from "../../src/telegram/allowance.ts";

/** Spends as soon as it may, beginning at these moments, and tells when it did. */
function spending(allowance: Allowance, wishes: readonly { readonly after: number; readonly amount: number }[]) {
  let now = 0;
  return wishes.map(({ after, amount }) => {
    now += after;
    now += allowance.wait(amount, now);
    expect(allowance.wait(amount, now)).toBe(0);
    allowance.spend(amount, now);
    return { at: now, amount };
  });
}

const wishes = fc.array(fc.record({ after: fc.nat(400), amount: fc.integer({ min: 1, max: 3 }) }), { maxLength: 200 });

test("no span holds more than it may, wherever it begins", () => {
  fc.assert(
    fc.property(wishes, (some) => {
      const spent = spending(atMost(10, 1_000), some);
      for (const { at: from } of spent) {
        const within = spent.filter(({ at }) => at >= from && at < from + 1_000);
        expect(within.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(10);
      }
    }),
  );
});

test("nobody waits who need not", () => {
  const allowance = atMost(6, 1_000);
  expect(
    spending(allowance, [
      { after: 0, amount: 3 },
      { after: 10, amount: 3 },
    ]).map(({ at }) => at),
  ).toEqual([0, 10]);
  expect(allowance.wait(1, 20)).toBe(980);
  expect(allowance.wait(3, 20)).toBe(980);
  expect(allowance.wait(4, 20)).toBe(990);
  expect(allowance.wait(3, 1_000)).toBe(0);
});

test("a clock that is set back holds up nobody", () => {
  const allowance = atMost(3, 1_000);
  allowance.spend(3, 1_000_000);
  expect(allowance.wait(3, 0)).toBe(0);
});

test("after a burst it comes back steadily, and never more than a burst", () => {
  const allowance = steady(6, 3);
  expect(
    spending(
      allowance,
      Array.from({ length: 4 }, () => ({ after: 0, amount: 3 })),
    ).map(({ at }) => at),
  ).toEqual([0, 0, 1_000, 2_000]);
  const rested = steady(6, 3);
  rested.wait(3, 0);
  expect(rested.wait(7, 1e9)).toBe(334);
});
