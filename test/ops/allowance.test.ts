import fc from "fast-check";
import { expect, test } from "vitest";
import { allowance } from "../../src/ops/allowance.ts";

test("in any stretch of time no more is allowed than a few at once and one each so often", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 }), (pauses) => {
      let now = 0;
      const may = allowance({ atOnce: 5, everyMs: 1_000, clock: () => now });
      const times: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (may()) times.push(now);
      }
      for (const [at, time] of times.entries()) {
        for (const [later, other] of times.entries()) {
          if (later >= at) expect(later - at + 1).toBeLessThanOrEqual(5 + (other - time) / 1_000 + 1e-6);
        }
      }
    }),
  );
});
