import { expect, test } from "vitest";
import { bestEffort } from "../../src/sharing/best-effort.ts";
import { outage } from "../../src/sharing/outage.ts";

function trying() {
  const state = { now: 0, tried: 0 };
  const told: unknown[] = [];
  const effort = bestEffort({ outage: outage((error) => told.push(error)), clock: () => state.now, deadlineMs: 50 });
  const attempt = (work: () => Promise<string>) =>
    effort(() => {
      state.tried += 1;
      return work();
    });
  return { state, told, attempt };
}

const works = async () => "done";
const fails = () => Promise.reject(new Error("down"));
const hangs = () => new Promise<string>(() => undefined);

test("what works is given", async () => {
  const { attempt, told } = trying();
  expect(await attempt(works)).toBe("done");
  expect(told).toEqual([]);
});

test.each([
  ["fails", fails],
  ["hangs", hangs],
])("what %s comes to nothing, and is left alone for a second", async (_, work) => {
  const { attempt, state, told } = trying();
  expect(await attempt(work)).toBeUndefined();
  expect(await attempt(works)).toBeUndefined();
  expect([state.tried, told.length]).toEqual([1, 1]);
  state.now = 1_000;
  expect(await attempt(works)).toBe("done");
});

test("a failure is told once in a row, and again after something has worked", async () => {
  const { attempt, state, told } = trying();
  for (const work of [fails, fails, works, fails]) {
    await attempt(work);
    state.now += 1_000;
  }
  expect(told).toHaveLength(2);
});
