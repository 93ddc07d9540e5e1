import type { Seen } from "./book-event.ts";
import type { Bucket } from "./incident.ts";
import type { Rate } from "./rules.ts";

const minuteMs = 60_000;

/** With what was seen now, in the order of the minutes. */
export function tallied(tally: readonly Bucket[], { at, failures, total }: Seen): readonly Bucket[] {
  const minute = minuteOf(at);
  const found = tally.find((bucket) => bucket.minute === minute) ?? { minute, failures: 0, total: 0 };
  const next = { minute, failures: found.failures + failures, total: found.total + total };
  return [...tally.filter((bucket) => bucket.minute !== minute), next].sort((one, other) => one.minute - other.minute);
}

/** What of the tally still counts; the same one when all of it does. */
export function within(tally: readonly Bucket[], { withinMs }: Rate, now: number): readonly Bucket[] {
  const kept = tally.filter((bucket) => startOf(bucket) + minuteMs > now - withinMs);
  return kept.length === tally.length ? tally : kept;
}

export function isReached(tally: readonly Bucket[], { failures, of }: Rate): boolean {
  const failed = failuresIn(tally);
  const tries = tally.reduce((sum, { total }) => sum + total, 0);
  return failed >= failures && (of === undefined || (tries >= of.tries && failed > tries * of.share));
}

export function failuresIn(tally: readonly Bucket[]): number {
  return tally.reduce((sum, { failures }) => sum + failures, 0);
}

export function minuteOf(at: number): number {
  return Math.floor(at / minuteMs);
}

/** In epoch milliseconds. */
export function startOf({ minute }: Bucket): number {
  return minute * minuteMs;
}
