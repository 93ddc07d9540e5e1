const format = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?[+-]\d\d:\d\d$/;

/** How far a real server lets the clocks differ is not documented. */
const toleranceMs = 5 * 60 * 1000;

/** Published with and without milliseconds, always with an offset. `now` is in epoch milliseconds. */
export function isTimely(timestamp: string, now: number): boolean {
  return format.test(timestamp) && Math.abs(Date.parse(timestamp) - now) <= toleranceMs;
}
