import type { Words } from "../../i18n/words.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
  { unit: "year", length: 365 * day, from: 365 * day },
  // What lasts a day does not end at midnight, so it is told in hours.
  { unit: "day", length: day, from: 2 * day },
  { unit: "hour", length: hour, from: hour },
  { unit: "minute", length: minute, from: 0 },
] as const;

/** How long something is kept, in one unit: `24 jam`, `10 minutes`, `1 tahun`. Never less than it is. */
export function spanText(milliseconds: number, { locale }: Pick<Words, "locale">): string {
  const { unit, length } = units.find(({ from }) => milliseconds >= from) ?? units[3];
  const count = unit === "year" ? Math.floor(milliseconds / length) : Math.ceil(milliseconds / length);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
