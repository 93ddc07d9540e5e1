/** Runs a task now and then; the function it returns stops it. */
export type Ticker = (task: () => void) => () => void;

/** A ticker that does not keep the process alive. */
export function every(intervalMs: number): Ticker {
  return (task) => {
    const timer = setInterval(task, intervalMs);
    timer.unref();
    return () => clearInterval(timer);
  };
}
