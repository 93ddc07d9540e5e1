import { type Later, pause } from "../../domain/pause.ts";

/** Resolves when the next message may go, or when that is called off. */
export type Pace = (signal: AbortSignal) => Promise<void>;

export type PaceOptions = {
  readonly perSecond: number;
  /** Over this many messages of the whole bot in a second, others go first. */
  readonly overallPerSecond: number;
  /** How many the whole bot has written in the last second, these among them. */
  readonly written: () => number;
  /** In milliseconds; never goes back. */
  readonly clock: () => number;
  readonly later: Later;
};

const lookMs = 50;
/** However busy the bot is, one goes in this time. */
const longestMs = 1_000;

/** Evenly spaced, so that there is always room for somebody's answer between two of them. For one who asks at a time. */
export function pace({ perSecond, overallPerSecond, written, clock, later }: PaceOptions): Pace {
  const space = 1_000 / perSecond;
  let last = Number.NEGATIVE_INFINITY;

  function wait(): number {
    const since = clock() - last;
    if (since < space) return space - since;
    return written() >= overallPerSecond && since < longestMs ? lookMs : 0;
  }

  return async (signal) => {
    for (let left = wait(); left > 0 && !signal.aborted; left = wait()) await pause(left, signal, later);
    last = clock();
  };
}
