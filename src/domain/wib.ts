/** Western Indonesian Time is UTC+7 all year, in milliseconds. Billers and providers keep their hours and days by it. */
export const wibOffset = 7 * 60 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;
const minuteLength = 60 * 1000;

/** A time of day in WIB, `23:00`. */
export type TimeOfDay = string;

/** Hours in which a biller answers nobody. `to` may be of the next day. */
export type ClosedHours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

/** Days since 1970 in WIB. */
export function dayNumber(at: number): number {
  return Math.floor((at + wibOffset) / dayLength);
}

/** The midnight in WIB with which a day begins, in epoch milliseconds. */
export function startOfDay(day: number): number {
  return day * dayLength - wibOffset;
}

/** The first midnight in WIB after a moment, in epoch milliseconds. */
export function nextMidnight(at: number): number {
  return startOfDay(dayNumber(at) + 1);
}

/** When it opens again, in epoch milliseconds; `undefined` while it is open. */
export function opensAt({ from, to }: ClosedHours, at: number): number | undefined {
  const midnight = startOfDay(dayNumber(at));
  const sinceMidnight = at - midnight;
  const start = millisecondsOf(from);
  const end = millisecondsOf(to);
  if (start <= end) return sinceMidnight >= start && sinceMidnight < end ? midnight + end : undefined;
  if (sinceMidnight >= start) return midnight + dayLength + end;
  return sinceMidnight < end ? midnight + end : undefined;
}

function millisecondsOf(time: TimeOfDay): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return (Number(hours) * 60 + Number(minutes)) * minuteLength;
}
