import { expect, test } from "vitest";
import { pulse } from "../../src/ops/pulse.ts";

const minute = 60_000;

function beating() {
  let now = 0;
  const beat = pulse({ clock: () => now, random: () => 0.5 });
  const asked = (milliseconds: number, isFailure = false) => beat.asked("ayopop", { milliseconds, isFailure });
  return { ...beat, asked, pass: (time: number) => (now += time) };
}

test("half of the answers came within the one time, nineteen of twenty within the other", () => {
  const { asked, of } = beating();
  for (let at = 1; at <= 100; at += 1) asked(at * 10, at > 90);
  expect(of("ayopop")).toMatchObject({ p50: 500, p95: 950, failed: 0.1, perMinute: 100 });
});

test("rates are of the last fifteen minutes, and of less while the program is younger", () => {
  const { asked, of, pass } = beating();
  for (let at = 0; at < 30; at += 1) {
    asked(100);
    asked(100);
    pass(minute);
  }
  expect(of("ayopop").perMinute).toBeCloseTo(2, 0);
  pass(20 * minute);
  expect(of("ayopop")).toEqual({ running: 0, waiting: 0, perMinute: 0, failed: 0 });
});

test("who runs and who waits is counted as it is now", () => {
  const { runs, waits, of } = beating();
  for (const change of [1, 1, -1] as const) runs("ayopop", change);
  waits("ayopop", 1);
  expect(of("ayopop")).toMatchObject({ running: 1, waiting: 1 });
  expect(of("klikoo")).toMatchObject({ running: 0, waiting: 0 });
});

test("of very many only some are remembered, and all are counted", () => {
  const { asked, of } = beating();
  for (let at = 0; at < 10_000; at += 1) asked(at < 5_000 ? 100 : 900);
  expect(of("ayopop").perMinute).toBe(10_000);
  expect([100, 900]).toContain(of("ayopop").p50);
});
