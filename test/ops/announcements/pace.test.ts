import fc from "fast-check";
import { expect, test } from "vitest";
import { pace } from "../../../src/ops/announcements/pace.ts";
import { traffic } from "../../../src/ops/announcements/traffic.ts";
import { manualTimer } from "../../support/manual-timer.ts";

const never = new AbortController().signal;

/** Sends as fast as it may for so long, while `others` are written to at these times; gives when each went. */
async function sentDuring(milliseconds: number, others: readonly number[], slow: readonly number[] = []) {
  const { clock, later, pass } = manualTimer();
  const { called, written } = traffic(clock);
  for (const at of others) later(at, () => called("sendMessage"));
  const next = pace({ perSecond: 20, overallPerSecond: 25, written, clock, later });
  const ending = new AbortController();
  const times: number[] = [];
  const sending = (async () => {
    while (!ending.signal.aborted) {
      await next(ending.signal);
      if (ending.signal.aborted) return;
      times.push(clock());
      called("sendMessage");
      const wait = slow[times.length] ?? 0;
      if (wait > 0) await new Promise<void>((resolve) => later(wait, resolve));
    }
  })();
  await pass(milliseconds);
  ending.abort();
  await pass(10_000);
  await sending;
  return times;
}

const most = (times: readonly number[], within: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + within).length));

test("in no second more than twenty go, however long some of them take", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(300), { maxLength: 60 }), async (slow) => {
      const times = await sentDuring(4_000, [], slow);
      expect(most(times, 1_000)).toBeLessThanOrEqual(20);
      expect(most(times, 50)).toBe(1);
    }),
    { numRuns: 30 },
  );
});

test("with nothing else to write twenty go in a second", async () => {
  expect(await sentDuring(3_000, [])).toHaveLength(61);
});

test.each([0, 3, 5, 10, 15, 20, 23, 24, 25, 26, 27, 28, 30, 45, 60])(
  "beside %i others a second the rest of twenty-five goes, and one a second in any case",
  async (perSecond) => {
    const others = Array.from({ length: perSecond * 10 }, (_, at) => (at * 1_000) / perSecond);
    const times = await sentDuring(10_000, others);
    for (const from of [2_000, 4_000, 6_000, 8_000]) {
      const own = times.filter((at) => at >= from && at < from + 2_000).length / 2;
      expect(own).toBeGreaterThanOrEqual(1);
      // The last tenth of a second is not counted whole.
      expect(own).toBeLessThanOrEqual(Math.max(26 - perSecond * 0.9, 1));
    }
  },
);

test("one who waits is let go when it is called off", async () => {
  const { clock, later, waits } = manualTimer();
  const next = pace({ perSecond: 20, overallPerSecond: 25, written: () => 0, clock, later });
  await next(never);
  const ending = new AbortController();
  const waiting = next(ending.signal);
  expect(waits()).toEqual([50]);
  ending.abort();
  await waiting;
  expect(waits()).toEqual([]);
});

test("what is counted is what lands in a chat, for a second", async () => {
  const { clock, pass } = manualTimer();
  const { called, written } = traffic(clock);
  const methods = ["sendMessage", "sendDocument", "editMessageText", "copyMessage", "forwardMessage"];
  for (const method of [...methods, "sendChatAction", "answerCallbackQuery", "getUpdates", "deleteMessage"])
    called(method);
  expect(written()).toBe(methods.length);
  await pass(900);
  called("sendMessage");
  expect(written()).toBe(methods.length + 1);
  await pass(100);
  expect(written()).toBe(1);
  await pass(1_000_000);
  expect(written()).toBe(0);
});
