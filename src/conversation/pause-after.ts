import { type Later, pause } from "../domain/pause.ts";

/** What is tried again waits longer each time, in milliseconds. */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** The pause after so many failures; it ends early when there is no use in trying again. */
export function pauseAfter(failures: number, later: Later, ending: AbortSignal): Promise<void> {
  return pause(pauses[Math.min(failures, pauses.length) - 1] ?? 0, ending, later);
}
