import { dayNumber, nextMidnight } from "../domain/wib.ts";
import type { Usage } from "./usage.ts";

/** Of one person; 0 is no limit. */
export type QuotaLimits = { readonly perMinute: number; readonly perDay: number };

export type QuotaPart = { readonly used: number; readonly limit: number; readonly returnsAt: number };

const minute = 60_000;

/** Without a quota and without the guard nobody needs to know how much somebody asks. */
export function isCounted({ perMinute, perDay }: QuotaLimits, isGuarded: boolean): boolean {
  return isGuarded || perMinute > 0 || perDay > 0;
}

/** What is used, and from when on it counts from nothing again. */
export function quotaOf(usage: Usage, limits: QuotaLimits, now: number) {
  const isInMinute = now >= usage.minute.since && now < usage.minute.since + minute;
  const isToday = usage.day.day === dayNumber(now);
  const since = isInMinute ? usage.minute.since : now;
  return {
    minute: { used: isInMinute ? usage.minute.count : 0, limit: limits.perMinute, returnsAt: since + minute },
    day: { used: isToday ? usage.day.count : 0, limit: limits.perDay, returnsAt: nextMidnight(now) },
  } as const satisfies Readonly<Record<string, QuotaPart>>;
}

/** When somebody may ask again who may not now; the day is told first, since it lasts longer. */
export function usedUpUntil(usage: Usage, limits: QuotaLimits, now: number): number | undefined {
  const { minute, day } = quotaOf(usage, limits, now);
  return [day, minute].find(({ used, limit }) => limit > 0 && used >= limit)?.returnsAt;
}

/** With one more inquiry. */
export function counted(usage: Usage, now: number): Usage {
  const { minute, day } = quotaOf(usage, { perMinute: 0, perDay: 0 }, now);
  return {
    ...usage,
    minute: { since: minute.used === 0 ? now : usage.minute.since, count: minute.used + 1 },
    day: { day: dayNumber(now), count: day.used + 1 },
  };
}
