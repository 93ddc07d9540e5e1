import type { Later } from "../domain/pause.ts";

export const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Waits for it, but not longer than that; a timer that is left would keep the program alive. */
export function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = later(milliseconds, resolve);
    work.then(resolve, reject).finally(cancel);
  });
}
