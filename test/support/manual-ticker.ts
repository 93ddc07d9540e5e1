import type { Ticker } from "../../src/storage/ticker.ts";

/** A ticker that ticks when the test says so. */
export function manualTicker(): { readonly ticker: Ticker; readonly tick: () => void } {
  const tasks = new Set<() => void>();
  return {
    ticker: (task) => {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    tick: () => {
      for (const task of tasks) task();
    },
  };
}
