import { conflict, type Refusal } from "../refusal.ts";
import type { Update } from "./update.ts";
import type { UpdateQueue } from "./update-queue.ts";

type PollRequest = {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
};

export type LongPoll = {
  readonly poll: (request: PollRequest) => Promise<readonly Update[]>;
  /** Ends the open poll, if there is one, with this refusal; without one, with an empty answer. */
  readonly interrupt: (refusal?: Refusal) => void;
};

/** One poll at a time: a second one ends the first, which is how a second bot with the same token is noticed. */
export function longPoll(queue: UpdateQueue): LongPoll {
  let interruptCurrent: ((refusal?: Refusal) => void) | undefined;
  let wake: (() => void) | undefined;
  queue.onAdded(() => wake?.());

  const wait = ({ limit, timeoutSeconds, signal }: PollRequest): Promise<readonly Update[]> =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
        interruptCurrent = undefined;
        wake = undefined;
        settle();
      };
      // Nothing is taken for a caller who is gone: it would count as handed out.
      const giveUp = (): void => finish(() => resolve([]));
      const answer = (): void => finish(() => resolve(queue.take(limit)));
      const timer = setTimeout(answer, timeoutSeconds * 1000);
      interruptCurrent = (refusal) => (refusal === undefined ? giveUp() : finish(() => reject(refusal)));
      wake = answer;
      signal.addEventListener("abort", giveUp);
    });

  return {
    async poll(request) {
      interruptCurrent?.(
        conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
      );
      if (request.offset !== 0) queue.confirm(request.offset);
      const ready = queue.take(request.limit);
      if (ready.length > 0 || request.timeoutSeconds === 0 || request.signal.aborted) return ready;
      return wait(request);
    },
    interrupt: (refusal) => interruptCurrent?.(refusal),
  };
}
