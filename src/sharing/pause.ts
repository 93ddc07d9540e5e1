import { setTimeout } from "node:timers/promises";

/** Resolves after that time, or when it is called off. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  // To be called off is all that it can reject for.
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
