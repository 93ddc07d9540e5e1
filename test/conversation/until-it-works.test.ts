import { expect, test } from "vitest";
import { untilItWorks } from "../../src/conversation/until-it-works.ts";
import { manualTimer } from "../support/manual-timer.ts";

/** Work that fails so often before it gives something. */
function failing(times: number) {
  const failed: unknown[] = [];
  const timer = manualTimer();
  const ending = new AbortController();
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries <= times) throw new Error(`failure ${tries}`);
    return "done";
  };
  const options = { failed: (error: unknown) => failed.push(error), later: timer.later, ending: ending.signal };
  return { run: () => untilItWorks(work, options), failed, timer, end: () => ending.abort(), tries: () => tries };
}

test("what works at once is done once", async () => {
  const { run, tries } = failing(0);
  expect(await run()).toBe("done");
  expect(tries()).toBe(1);
});

test("what fails is told each time and tried again after pauses that grow", async () => {
  const { run, failed, timer } = failing(2);
  const done = run();
  await timer.pass(1_000);
  expect(timer.waits()).toEqual([2_000]);
  await timer.pass(2_000);
  expect(await done).toBe("done");
  expect(failed).toEqual([new Error("failure 1"), new Error("failure 2")]);
});

test("it is given up at the end, and tried once even after that", async () => {
  const { run, end, tries } = failing(9);
  const done = run();
  end();
  expect(await done).toBeUndefined();
  expect(await run()).toBeUndefined();
  expect(tries()).toBe(2);
});
