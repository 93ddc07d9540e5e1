import { type Later, pause } from "../domain/pause.ts";
import type { Ask } from "./ask.ts";

export type RetryOptions = {
  readonly later: Later;
  /** From 0 to 1. */
  readonly random: () => number;
};

const shortestPauseMs = 100;
const spreadMs = 400;

/** Asks once more, a moment later, when the request cannot have counted: it never reached the provider. */
export function retrying(ask: Ask, { later, random }: RetryOptions): Ask {
  return async (offer, inquiry, signal) => {
    const outcome = await ask(offer, inquiry, signal);
    if (outcome.kind === "bill" || outcome.uncounted !== true || signal.aborted) return outcome;
    await pause(shortestPauseMs + random() * spreadMs, signal, later);
    return signal.aborted ? outcome : ask(offer, inquiry, signal);
  };
}
