import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/inquiry/answer.ts";
import { withinDeadline } from "../../src/inquiry/within-deadline.ts";
import { inquiryOf, never, unavailable } from "../support/inquiries.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { billFound, noon } from "../support/sample-conversation.ts";

const answer: Answer = { outcome: billFound, answeredAt: noon };
const aborted: Answer = { outcome: unavailable("aborted"), answeredAt: noon };

/** An inquiry that ends only when it is given up. */
function hanging() {
  const timer = manualTimer(noon);
  const inquire = withinDeadline(
    (_, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve(aborted);
        signal.addEventListener("abort", () => resolve(aborted));
      }),
    { deadlineMs: 1_000, later: timer.later },
  );
  return { timer, inquire };
}

describe("an inquiry", () => {
  test("is given up at its deadline", async () => {
    const { timer, inquire } = hanging();
    let ended = false;
    const given = inquire(inquiryOf(), never()).finally(() => {
      ended = true;
    });
    await timer.pass(999);
    expect(ended).toBe(false);
    await timer.pass(1);
    expect(await given).toEqual(aborted);
  });

  test("is given up when its asker gives up, and the timer with it", async () => {
    const { timer, inquire } = hanging();
    const giving = new AbortController();
    const given = inquire(inquiryOf(), giving.signal);
    giving.abort();
    expect(await given).toEqual(aborted);
    expect(timer.waits()).toEqual([]);
  });

  test("is given up at once when its asker gave up before", async () => {
    const { inquire } = hanging();
    expect(await inquire(inquiryOf(), AbortSignal.abort())).toEqual(aborted);
  });

  test("that has ended leaves no timer, whether it was answered or broke", async () => {
    const { timer } = hanging();
    const options = { deadlineMs: 1_000, later: timer.later };
    expect(await withinDeadline(async () => answer, options)(inquiryOf(), never())).toEqual(answer);
    const broken = withinDeadline(() => Promise.reject(new Error("a bug")), options);
    await expect(broken(inquiryOf(), never())).rejects.toThrow("a bug");
    expect(timer.waits()).toEqual([]);
  });
});
