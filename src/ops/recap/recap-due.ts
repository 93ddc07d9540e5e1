import { dayNumber, startOfDay, type TimeOfDay } from "../../domain/wib.ts";

const hour = 60 * 60_000;
const dayLength = 24 * hour;
/** A program that starts so long after closing time still tells the day. */
const lateMs = 3 * hour;

/** The day that is to be told now: from one closing time to the next. Undefined when there is none. */
export function recapDue(
  closing: TimeOfDay,
  now: number,
): { readonly from: number; readonly until: number } | undefined {
  const [hours = "0", minutes = "0"] = closing.split(":");
  const sinceMidnight = Number(hours) * hour + Number(minutes) * 60_000;
  const today = startOfDay(dayNumber(now)) + sinceMidnight;
  const until = today <= now ? today : today - dayLength;
  return now - until < lateMs ? { from: until - dayLength, until } : undefined;
}
