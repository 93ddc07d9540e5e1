/** Runs something after so many milliseconds; what it gives calls that off. */
export type Later = (milliseconds: number, run: () => void) => () => void;

/** Resolves when the time is over, or at once when it is called off. */
export function pause(milliseconds: number, signal: AbortSignal, later: Later): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = later(milliseconds, end);
    signal.addEventListener("abort", end);
  });
}
