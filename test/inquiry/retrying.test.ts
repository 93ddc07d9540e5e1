import { describe, expect, test } from "vitest";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { retrying } from "../../src/inquiry/retrying.ts";
import { answering, inquiryOf, never, offer, unavailable } from "../support/inquiries.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { billFound, refusedWith } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";

const refused = unavailable("ECONNREFUSED", { uncounted: true });

function retried(random: number, ...outcomes: readonly InquiryOutcome[]) {
  const timer = manualTimer();
  const { ask, count } = answering(...outcomes);
  return { timer, count, ask: retrying(ask, { later: timer.later, random: () => random }) };
}

describe("a request that cannot have counted", () => {
  test.each([
    [0, 100],
    [0.5, 300],
    [0.999, 499.6],
  ])("is made once more, with chance %d after %d ms", async (random, wait) => {
    const { ask, timer, count } = retried(random, refused, billFound);
    const answer = ask(offer, inquiryOf(), never());
    await settled();
    expect(timer.waits()).toEqual([expect.closeTo(wait)]);
    expect(count()).toBe(1);
    await timer.pass(500);
    expect(await answer).toBe(billFound);
    expect(count()).toBe(2);
  });

  test("is not made a third time", async () => {
    const { ask, timer, count } = retried(0, refused, unavailable("ECONNRESET", { uncounted: true }));
    const answer = ask(offer, inquiryOf(), never());
    await settled();
    await timer.pass(500);
    expect(await answer).toMatchObject({ code: "ECONNRESET" });
    expect(count()).toBe(2);
    expect(timer.waits()).toEqual([]);
  });

  test("is not made again when it is called off meanwhile, which is known at once", async () => {
    const { ask, timer, count } = retried(0, refused, billFound);
    const calling = new AbortController();
    const answer = ask(offer, inquiryOf(), calling.signal);
    await settled();
    calling.abort();
    expect(await answer).toBe(refused);
    expect(timer.waits()).toEqual([]);
    expect(count()).toBe(1);
  });

  test("is not made again when it was called off before", async () => {
    const { ask, timer, count } = retried(0, refused, billFound);
    expect(await ask(offer, inquiryOf(), AbortSignal.abort())).toBe(refused);
    expect([count(), timer.waits()]).toEqual([1, []]);
  });
});

test.each<[string, InquiryOutcome]>([
  ["a bill", billFound],
  ["an answer", refusedWith("already-paid")],
  ["a time-out, which may have counted", unavailable("timed-out")],
  ["a refusal of us", refusedWith("provider-refused-us")],
  ["an answer that nobody understands", refusedWith("provider-misbehaved")],
])("%s is taken as it is", async (_, outcome) => {
  const { ask, count } = retried(0, outcome);
  expect(await ask(offer, inquiryOf(), never())).toBe(outcome);
  expect(count()).toBe(1);
});
