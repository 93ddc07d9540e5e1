import { dayOf, monthOf } from "../../domain/period.ts";
import { dayNumber } from "../../domain/wib.ts";

/** Days in WIB, the first and the last of them among it, and which of the files that they fill. */
export type AuditRange = { readonly from: number; readonly to: number; readonly part: number };

const usualDays = 31;
const dayLength = 24 * 60 * 60 * 1000;

/** Reads `2026-11 2`: a day, a month, or nothing for the last 31 days, and then which part where there are several. */
export function readAuditRange(text: string, now: number): AuditRange | undefined {
  const [, date, part = "1"] = /^(?:(\d{4}-\S+)(?:\s+|$))?(\d{1,3})?$/.exec(text.trim()) ?? [];
  const today = dayNumber(now);
  const days = date === undefined ? { from: today - usualDays + 1, to: today } : daysIn(date);
  const isRead = date !== undefined || /^\d{0,3}$/.test(text.trim());
  return days === undefined || !isRead || Number(part) < 1 ? undefined : { ...days, part: Number(part) };
}

function daysIn(date: string): Pick<AuditRange, "from" | "to"> | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day ?? 1)];
  if (monthOf(y, m) === undefined || dayOf(y, m, d) === undefined) return undefined;
  const from = Date.UTC(y, m - 1, d) / dayLength;
  return { from, to: day === undefined ? Date.UTC(y, m, 1) / dayLength - 1 : from };
}
