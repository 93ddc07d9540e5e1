import { createHash } from "node:crypto";
import type { BookEvent, Seen } from "./book-event.ts";
import { addCodes } from "./codes.ts";
import { type Book, type Bucket, type Incident, isOpen } from "./incident.ts";
import { rateOf, rules } from "./rules.ts";
import { failuresIn, isReached, startOf, tallied, within } from "./tally.ts";
import { keyOf, partOf, type Trouble } from "./trouble.ts";

/** What comes back so soon is the same incident again, in the same message. */
const flapMs = 5 * 60_000;
/** A group that is closed to the bot may open again, and is then told of what it has missed; but not for ever. */
const untoldMs = 24 * 60 * 60_000;
/** Nobody reads more messages than that. */
const mostIncidents = 200;

/** The book after something has happened; the same one when nothing changes. */
export function stepBook(book: Book, event: BookEvent): Book {
  switch (event.kind) {
    case "seen":
      return seen(book, event);
    case "over":
      return changed(book, keyOf(event.trouble), (incident) => over(incident, event.trouble, event.at));
    case "taken":
      return changed(book, event.key, (incident) => ({ ...incident, takenBy: incident.takenBy ?? event.by }));
    case "muted":
      return changed(book, event.key, (incident) => ({ ...incident, mutedUntil: event.until }));
    case "shown":
      return changed(book, event.key, (incident) => shown(incident, event));
    case "owners-told":
      return changed(book, event.key, (incident) => ({ ...incident, ownersTold: true }));
    case "forgotten":
      return forgotten(book, event.person);
    case "now":
      return later(book, event.at);
  }
}

function seen(before: Book, event: Seen): Book {
  const key = keyOf(event.trouble);
  const rule = rules[event.trouble.kind];
  const rate = rateOf(rule);
  const tally = rate && tallied(within(before.tallies[key] ?? [], rate, event.at), event);
  const book = tally === undefined ? before : { ...before, tallies: { ...before.tallies, [key]: tally } };
  if (event.failures === 0) return book;

  const known = book.incidents[key];
  if (isOpen(known)) return changed(book, key, (incident) => counted(incident, event));
  const isDue = event.begins === true || rule.opens === "at-once" || (rate && tally && isReached(tally, rate));
  if (isDue !== true) return book;
  if (known !== undefined && goesOn(known, event.at)) {
    return changed(book, key, ({ closed: _, ...incident }) => counted(incident, event));
  }
  if (Object.keys(book.incidents).length >= mostIncidents && known === undefined) return book;
  return { ...book, incidents: { ...book.incidents, [key]: opened(key, event, tally ?? []) } };
}

/** In a button there is no room for a key. */
function idOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 10);
}

/** The old message would never say that the first one was over if its place were taken before it was told. */
function goesOn({ closed, mutedUntil = 0, shown: written }: Incident, at: number): boolean {
  if (closed === undefined) return true;
  return at - closed.at <= flapMs || at < mutedUntil || (written !== undefined && !written.isClosed);
}

function opened(key: string, event: Seen, tally: readonly Bucket[]): Incident {
  const [first] = tally.filter(({ failures }) => failures > 0);
  const fresh: Incident = {
    id: idOf(key),
    trouble: event.trouble,
    openedAt: first === undefined ? event.at : Math.min(event.at, startOf(first)),
    lastAt: event.at,
    count: failuresIn(tally) - (tally.length > 0 ? event.failures : 0),
    codes: {},
    parts: [],
  };
  return counted(fresh, event);
}

function counted(incident: Incident, event: Seen): Incident {
  const part = partOf(event.trouble);
  const parts = event.begins !== true || incident.parts.includes(part) ? incident.parts : [...incident.parts, part];
  return {
    ...incident,
    parts,
    lastAt: Math.max(incident.lastAt, event.at),
    count: incident.count + event.failures,
    codes: addCodes(incident.codes, event.codes),
  };
}

function over(incident: Incident, trouble: Trouble, at: number): Incident {
  if (!isOpen(incident)) return incident;
  const parts = incident.parts.filter((part) => part !== partOf(trouble));
  if (parts.length > 0) return parts.length === incident.parts.length ? incident : { ...incident, parts };
  return { ...incident, parts, closed: { at, lastedUntil: at } };
}

function shown(incident: Incident, event: Extract<BookEvent, { kind: "shown" }>): Incident {
  if (incident.openedAt !== event.openedAt) return incident;
  const { shown: _, ...rest } = incident;
  return event.shown === undefined ? rest : { ...rest, shown: event.shown };
}

function forgotten(book: Book, person: number): Book {
  const taken = Object.keys(book.incidents).filter((key) => book.incidents[key]?.takenBy?.person === person);
  const without = ({ takenBy: _, ...incident }: Incident): Incident => incident;
  return taken.reduce((next, key) => changed(next, key, without), book);
}

function later(before: Book, now: number): Book {
  const quiet = Object.keys(before.incidents).reduce(
    (book, key) =>
      changed(book, key, (incident) => unmuted(isQuiet(before, key, now) ? silenced(incident, now) : incident, now)),
    before,
  );
  const incidents = kept(quiet.incidents, (incident) => !isDone(incident, now));
  const tallies = kept(quiet.tallies, (tally, key) => stillCounts(tally, key, now));
  return incidents === quiet.incidents && tallies === quiet.tallies ? quiet : { incidents, tallies };
}

function isQuiet(book: Book, key: string, now: number): boolean {
  const incident = book.incidents[key];
  if (!isOpen(incident) || incident.parts.length > 0) return false;
  const rule = rules[incident.trouble.kind];
  const rate = rateOf(rule);
  if (rate !== undefined) return !isReached(within(book.tallies[key] ?? [], rate, now), rate);
  return rule.quietMs !== undefined && now - incident.lastAt >= rule.quietMs;
}

function silenced(incident: Incident, now: number): Incident {
  return { ...incident, closed: { at: now, lastedUntil: incident.lastAt } };
}

/** What was muted and still goes on can be muted again. */
function unmuted(incident: Incident, now: number): Incident {
  const { mutedUntil, ...rest } = incident;
  return mutedUntil !== undefined && mutedUntil <= now ? rest : incident;
}

function isDone({ closed, mutedUntil = 0, shown: written }: Incident, now: number): boolean {
  if (closed === undefined || now - closed.at <= flapMs || now < mutedUntil) return false;
  return written?.isClosed === true || now - closed.at > untoldMs;
}

function stillCounts(tally: readonly Bucket[], key: string, now: number): boolean {
  const [kind] = key.split(" ");
  const rule = Object.entries(rules).find(([name]) => name === kind)?.[1];
  const rate = rule && rateOf(rule);
  return rate !== undefined && within(tally, rate, now).length > 0;
}

function changed(book: Book, key: string, change: (incident: Incident) => Incident): Book {
  const incident = book.incidents[key];
  const next = incident === undefined ? undefined : change(incident);
  return next === undefined || next === incident ? book : { ...book, incidents: { ...book.incidents, [key]: next } };
}

function kept<Value>(
  all: Readonly<Record<string, Value>>,
  keep: (value: Value, key: string) => boolean,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(all);
  const left = entries.filter(([key, value]) => keep(value, key));
  return left.length === entries.length ? all : Object.fromEntries(left);
}
