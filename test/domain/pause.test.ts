import { expect, test } from "vitest";
import { pause } from "../../src/domain/pause.ts";
import { manualTimer } from "../support/manual-timer.ts";

function paused(signal: AbortSignal) {
  const timer = manualTimer();
  let isOver = false;
  const over = pause(1_000, signal, timer.later).then(() => {
    isOver = true;
  });
  return { ...timer, over, isOver: () => isOver };
}

test("lasts as long as it is said to", async () => {
  const { pass, isOver } = paused(new AbortController().signal);
  await pass(999);
  expect(isOver()).toBe(false);
  await pass(1);
  expect(isOver()).toBe(true);
});

test("ends at once when it is called off, and leaves no timer behind", async () => {
  const calling = new AbortController();
  const { over, waits } = paused(calling.signal);
  expect(waits()).toEqual([1_000]);
  calling.abort();
  await over;
  expect(waits()).toEqual([]);
});

test("does not begin when it was called off before", async () => {
  const { over, waits } = paused(AbortSignal.abort());
  await over;
  expect(waits()).toEqual([]);
});
