import { createHash } from "node:crypto";
import type { Locale } from "../../domain/locale.ts";
import type { Book, Incident } from "./incident.ts";

const second = 1_000;
const minute = 60 * second;

/** What there is to say of an incident, in short: when that is what was said last, it is not said again. */
export function digestOf({ shown: _, ownersTold: __, ...said }: Incident, locale: Locale): string {
  return createHash("sha256")
    .update(JSON.stringify([said, locale]))
    .digest("base64url")
    .slice(0, 12);
}

/** Keys of those whose message is not there yet or does not say how it stands now: the most urgent first. */
export function dueIncidents(book: Book, locale: Locale, now: number): readonly string[] {
  return Object.entries(book.incidents)
    .filter(([, incident]) => isDue(incident, locale, now))
    .sort(([, one], [, other]) => urgency(one) - urgency(other) || (one.shown?.at ?? 0) - (other.shown?.at ?? 0))
    .map(([key]) => key);
}

function isDue(incident: Incident, locale: Locale, now: number): boolean {
  const { shown, closed, mutedUntil = 0, lastAt } = incident;
  if (shown === undefined) return true;
  if (shown.digest === digestOf(incident, locale)) return false;
  if (closed !== undefined || shown.isClosed) return true;
  if (now < mutedUntil && lastAt > shown.at) return false;
  return now - shown.at >= pauseFor(now - incident.openedAt);
}

/** An edit makes no sound, but it counts: what goes on for long is looked at now and then. */
function pauseFor(age: number): number {
  if (age < 5 * minute) return 15 * second;
  return age < 60 * minute ? minute : 5 * minute;
}

/** What nobody has seen, what is over or back, what has changed. */
function urgency({ shown, closed }: Incident): number {
  if (shown === undefined) return 0;
  return shown.isClosed === (closed !== undefined) ? 2 : 1;
}
