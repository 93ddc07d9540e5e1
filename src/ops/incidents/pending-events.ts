import type { BookEvent, Seen } from "./book-event.ts";
import { addCodes } from "./codes.ts";
import { rateOf, rules } from "./rules.ts";
import { minuteOf } from "./tally.ts";
import { keyOf, partOf } from "./trouble.ts";

/** What has happened since the book was written last: little, however much happens. */
export type PendingEvents = {
  readonly add: (event: BookEvent) => void;
  readonly all: () => readonly BookEvent[];
  /** All until now, to be written: what happens from now on does not change them. */
  readonly sealed: () => readonly BookEvent[];
  /** They are in the book now. */
  readonly written: (events: readonly BookEvent[]) => void;
};

export function pendingEvents(): PendingEvents {
  let events: BookEvent[] = [];
  /** Where the same of the same minute stands in the list; what began or ended since then parts it. */
  let places = new Map<string, number>();
  /** What went well waits for something that did not: most of the time there is nothing to judge. */
  const wells = new Map<string, Map<number, Seen>>();

  function addWell(event: Seen): void {
    const key = keyOf(event.trouble);
    const minutes = wells.get(key) ?? new Map<number, Seen>();
    const minute = minuteOf(event.at);
    const before = minutes.get(minute);
    minutes.set(minute, before === undefined ? event : merged(before, event));
    for (const [old, { at, trouble }] of minutes) {
      const { withinMs = 0 } = rateOf(rules[trouble.kind]) ?? {};
      if (event.at - at > withinMs + 60_000) minutes.delete(old);
    }
    wells.set(key, minutes);
  }

  function addSeen(event: Seen): void {
    const key = keyOf(event.trouble);
    events.push(...(wells.get(key)?.values() ?? []));
    wells.delete(key);
    const place = `${minuteOf(event.at)} ${event.begins === true} ${partOf(event.trouble)} ${key}`;
    const at = places.get(place);
    const before = at === undefined ? undefined : events[at];
    if (at === undefined || before?.kind !== "seen") {
      places.set(place, events.length);
      events.push(event);
    } else events[at] = merged(before, event);
  }

  return {
    add: (event) => {
      if (event.kind === "seen") {
        if (event.failures === 0) addWell(event);
        else addSeen(event);
        return;
      }
      // Of what was shown only the last counts.
      if (event.kind === "shown") events = events.filter((one) => one.kind !== "shown" || one.key !== event.key);
      places = new Map();
      events.push(event);
    },
    all: () => events,
    sealed: () => {
      places = new Map();
      return events.slice();
    },
    written: (done) => {
      const gone = new Set(done);
      events = events.filter((event) => !gone.has(event));
      places = new Map();
    },
  };
}

function merged(before: Seen, event: Seen): Seen {
  return {
    ...before,
    at: Math.max(before.at, event.at),
    failures: before.failures + event.failures,
    total: before.total + event.total,
    codes: addCodes(before.codes, event.codes),
  };
}
