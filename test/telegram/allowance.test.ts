import fc from "fast-check";
import { expect, test } from "vitest";
import { type Allowance, atMost } from "../../src/telegram/allowance.ts";

type Wish = { readonly after: number; readonly takes: number; readonly amount: number };
type Call = { readonly amount: number; readonly begun: number; readonly ended: number };

/** Each begins as soon as it may, one behind the other, and takes its time. */
function spending(allowance: Allowance, wishes: readonly Wish[]): readonly Call[] {
  let now = 0;
  const running: Call[] = [];
  const calls: Call[] = [];
  const goTo = (time: number) => {
    for (const call of running.splice(0).sort((one, other) => one.ended - other.ended)) {
      if (call.ended <= time) allowance.end(call.amount, call.ended);
      else running.push(call);
    }
    now = time;
  };
  for (const { after, takes, amount } of wishes) {
    goTo(now + after);
    for (let wait = allowance.wait(amount, now); wait > 0; wait = allowance.wait(amount, now)) {
      goTo(Math.min(now + wait, ...running.map(({ ended }) => ended)));
    }
    allowance.begin(amount);
    const call = { amount, begun: now, ended: now + takes };
    running.push(call);
    calls.push(call);
  }
  return calls;
}

const wish = fc.record({ after: fc.nat(400), takes: fc.nat(700), amount: fc.integer({ min: 1, max: 3 }) });

test("no span holds more than it may, whenever within its call each of them is counted", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 100 }), fc.infiniteStream(fc.double({ min: 0, max: 1 })), (some, share) => {
      const counted = spending(atMost(10, 1_000), some).map(({ amount, begun, ended }) => {
        return { amount, at: begun + (ended - begun) * (share.next().value ?? 0) };
      });
      for (const { at: from } of counted) {
        const within = counted.filter(({ at }) => at >= from && at < from + 1_000);
        expect(within.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(10);
      }
    }),
  );
});

test("nobody waits who need not, nor longer than they need", () => {
  const allowance = atMost(6, 1_000);
  allowance.begin(3);
  expect(allowance.wait(3, 0)).toBe(0);
  expect(allowance.wait(4, 0)).toBe(Number.POSITIVE_INFINITY);
  allowance.end(3, 10);
  expect(allowance.wait(4, 20)).toBe(990);
  expect(allowance.wait(3, 20)).toBe(0);
  expect(allowance.wait(6, 1_010)).toBe(0);
});

test("a clock that is set back holds up nobody", () => {
  const allowance = atMost(3, 1_000);
  allowance.begin(3);
  allowance.end(3, 1_000_000);
  expect(allowance.wait(3, 0)).toBe(0);
});
