/** How often something may be done: true each time that it may. */
export type Allowance = () => boolean;

/** A few at once, and then one each so many milliseconds. */
export function allowance(options: {
  readonly atOnce: number;
  readonly everyMs: number;
  readonly clock: () => number;
}): Allowance {
  const { atOnce, everyMs, clock } = options;
  let left = atOnce;
  let counted = clock();
  return () => {
    const now = clock();
    left = Math.min(atOnce, left + (now - counted) / everyMs);
    counted = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
