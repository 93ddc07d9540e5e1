import type { Place } from "./place.ts";

export type TakeUp = (job: string, place: Place) => Promise<boolean>;

/** Work that a turn leaves behind and that must not be lost: an inquiry that runs, a screen that is not shown yet. */
export type Jobs = {
  /**
   * Once it resolves, the work is taken up by somebody else, or at the next start, should this program end before
   * `done`. What is begun late may have been offered before, and is this program's from then on.
   */
  readonly begin: (job: string, place: Place, isLate?: true) => Promise<void>;
  /** Work that another program has begun and may have left: looked after a moment later by whoever still finds it undone. */
  readonly offer: (job: string, place: Place) => Promise<void>;
  readonly done: (job: string) => Promise<void>;
  /**
   * Hears of work that another program has left: `take` does what the job is for, one job of a place after the other.
   * It resolves to true when nothing is left to do, to false when this program ends before that: then it stays a job.
   */
  readonly takeUp: (take: TakeUp) => Promise<void>;
  /** Gives what was begun here and is not done to whoever else runs, at once; takes up nothing more. */
  readonly handBack: () => Promise<void>;
};
