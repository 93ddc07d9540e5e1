import type { Words } from "../i18n/words.ts";

const minute = 60_000;

/** How long something lasted, in the two largest units: `1 jam 5 menit`. */
export function lastingText(milliseconds: number, { plain }: Words): string {
  const minutes = Math.floor(milliseconds / minute);
  if (minutes < 1) return plain("lasting.moment");
  const parts = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
  const told = (["days", "hours", "minutes"] as const).filter((unit) => parts[unit] > 0);
  return told
    .slice(0, 2)
    .map((unit) => plain(`lasting.${unit}`, { count: parts[unit] }))
    .join(" ");
}
