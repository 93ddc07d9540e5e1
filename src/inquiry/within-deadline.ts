import type { Later } from "../domain/pause.ts";
import type { Inquire } from "./answer.ts";

export type DeadlineOptions = {
  /** The longest that anybody waits for an answer, over all offers. */
  readonly deadlineMs: number;
  readonly later: Later;
};

/**
 * Gives up an inquiry that takes too long. The timer is our own, because Node 20 lets an `AbortSignal.timeout` inside
 * of an `AbortSignal.any` be collected as garbage, and then it never ends anything.
 */
export function withinDeadline(inquire: Inquire, { deadlineMs, later }: DeadlineOptions): Inquire {
  return async (inquiry, signal) => {
    const ending = new AbortController();
    const end = () => ending.abort();
    const stop = later(deadlineMs, end);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    try {
      return await inquire(inquiry, ending.signal);
    } finally {
      stop();
      signal.removeEventListener("abort", end);
    }
  };
}
