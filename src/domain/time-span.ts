const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = {
  m: minute,
  min: minute,
  menit: minute,
  minute,
  minutes: minute,
  j: hour,
  jam: hour,
  h: hour,
  hour,
  hours: hour,
  d: day,
  hari: day,
  day,
  days: day,
};

/** As long as people ask for anything here. */
const longest = 30 * day;

/** `30m`, `2jam`, `7 hari` in milliseconds: more than nothing and at most 30 days. */
export function readTimeSpan(text: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,5})\s*([a-z]+)$/i.exec(text) ?? [];
  const name = unit.toLowerCase();
  const span = Object.hasOwn(units, name) ? Number(count) * (units[name] ?? 0) : 0;
  return span > 0 && span <= longest ? span : undefined;
}
