import type { Place } from "./place.ts";
import type { Ports } from "./ports.ts";

/** How long Telegram waits to be told that an update was taken. */
const shownWithinMs = 1_500;

/**
 * Waits until a screen is shown; when that takes long, until it is kept as a job. Then whoever sent the update need not
 * send it again.
 */
export function shownInTime(options: {
  readonly jobs: Pick<Ports["jobs"], "begin" | "done">;
  readonly later: Ports["later"];
  readonly ending: AbortSignal;
  readonly failed: (error: unknown) => void;
}): (place: Place, shown: Promise<void>, job: string) => Promise<void> {
  const { jobs, later, ending, failed } = options;
  /** Chats that Telegram keeps waiting, as it does with one that is written to too much: nobody waits for them as well. */
  const overdue = new Set<number>();

  function isInTime(shown: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = later(shownWithinMs, () => resolve(false));
      void shown.then(() => {
        cancel();
        resolve(true);
      });
    });
  }

  return async (place, shown, job) => {
    const { chat } = place;
    if (!overdue.has(chat) && (await isInTime(shown))) return;
    overdue.add(chat);
    void shown.then(() => overdue.delete(chat));
    // The turn is saved and goes on: a job that cannot be kept is a failure for ops, and no reason for an apology.
    await jobs.begin(job, place, true).catch(failed);
    shown.then(() => (ending.aborted ? undefined : jobs.done(job))).catch(failed);
  };
}
