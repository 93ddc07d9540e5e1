import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { pauseAfter } from "../../src/conversation/pause-after.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { settled } from "../support/settled.ts";

test.each([
  [1, 1_000],
  [2, 2_000],
  [3, 5_000],
  [4, 10_000],
  [5, 30_000],
  [99, 30_000],
])("after %d failures it waits %d ms", async (failures, milliseconds) => {
  const timer = manualTimer();
  const { signal } = new AbortController();
  const pause = pauseAfter(failures, timer.later, signal);
  expect(timer.waits()).toEqual([milliseconds]);
  await timer.pass(milliseconds);
  await pause;
  // The signal lives as long as the program, and would keep what is left on it.
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("it ends at once when there is no use in trying again, and leaves no timer", async () => {
  const timer = manualTimer();
  const ending = new AbortController();
  const over: string[] = [];
  const pauses = [1, 5].map((failures) =>
    pauseAfter(failures, timer.later, ending.signal).then(() => over.push("one")),
  );
  await settled();
  expect(over).toEqual([]);
  ending.abort();
  await Promise.all(pauses);
  expect(timer.waits()).toEqual([]);
});

test("it does not begin after the end", async () => {
  const timer = manualTimer();
  await pauseAfter(1, timer.later, AbortSignal.abort());
  expect(timer.waits()).toEqual([]);
});
