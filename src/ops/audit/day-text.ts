import type { Day } from "../../domain/period.ts";
import { startOfDay } from "../../domain/wib.ts";

const noon = 12 * 60 * 60 * 1000;

/** A day by its number. At its noon in WIB it is the same day in UTC. */
export function dayText(day: number): Day {
  return new Date(startOfDay(day) + noon).toISOString().slice(0, 10) as Day;
}
