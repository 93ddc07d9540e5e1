import type { Later } from "../domain/pause.ts";
import { pauseAfter } from "./pause-after.ts";

/** Does something, at least once and until it works, with pauses that grow. Gives nothing when that ended before. */
export async function untilItWorks<T>(
  work: () => Promise<T>,
  options: {
    readonly failed: (error: unknown) => void;
    readonly later: Later;
    readonly ending: AbortSignal;
  },
): Promise<T | undefined> {
  const { failed, later, ending } = options;
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      failed(error);
    }
    await pauseAfter(failures, later, ending);
    if (ending.aborted) return undefined;
  }
}
