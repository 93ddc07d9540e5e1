import type { Later } from "../../src/domain/pause.ts";
import { settled } from "./settled.ts";

/** A clock and timers that go on when the test says so. */
export type ManualTimer = {
  readonly clock: () => number;
  readonly later: Later;
  /** Lets time pass; what is due runs when it is, with all that follows from it. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** How long each timer is set that has neither run nor been stopped. */
  readonly waits: () => readonly number[];
};

export function manualTimer(start = 0): ManualTimer {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly milliseconds: number; readonly run: () => void }>();
  const nextUntil = (end: number) =>
    [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  return {
    clock: () => now,
    later: (milliseconds, run) => {
      const timer = { at: now + milliseconds, milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      await settled();
      for (let next = nextUntil(end); next !== undefined; next = nextUntil(end)) {
        timers.delete(next);
        now = next.at;
        next.run();
        await settled();
      }
      now = end;
      await settled();
    },
    waits: () => [...timers].map(({ milliseconds }) => milliseconds),
  };
}
