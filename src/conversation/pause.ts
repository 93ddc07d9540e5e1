/** What is tried again waits longer each time, in milliseconds. */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** The pause after so many failures; it ends early when there is no use in trying again. */
export function pauseAfter(
  failures: number,
  later: (milliseconds: number, run: () => void) => () => void,
  ending: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve();
    const end = () => {
      cancel();
      ending.removeEventListener("abort", end);
      resolve();
    };
    const cancel = later(pauses[Math.min(failures, pauses.length) - 1] ?? 0, end);
    ending.addEventListener("abort", end, { once: true });
  });
}
