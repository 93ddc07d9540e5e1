import type { Ask } from "./ask.ts";

export type RetryOptions = {
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
};

const shortest = 100;
const spread = 400;

/** Asks once more, a moment later, when the request cannot have counted: it never reached the provider. */
export function retrying(ask: Ask, { later, random }: RetryOptions): Ask {
  return async (offer, inquiry, signal) => {
    const outcome = await ask(offer, inquiry, signal);
    if (outcome.kind === "bill" || outcome.uncounted !== true || signal.aborted) return outcome;
    await new Promise<void>((resolve) => {
      const stop = later(shortest + random() * spread, resolve);
      signal.addEventListener(
        "abort",
        () => {
          stop();
          resolve();
        },
        { once: true },
      );
    });
    return signal.aborted ? outcome : ask(offer, inquiry, signal);
  };
}
