import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookEvent } from "../../../src/ops/incidents/book-event.ts";
import { mostCodes } from "../../../src/ops/incidents/codes.ts";
import { emptyBook, isOpen, isOpenIn, readBook } from "../../../src/ops/incidents/incident.ts";
import { stepBook } from "../../../src/ops/incidents/step-book.ts";
import { keyOf, type Trouble } from "../../../src/ops/incidents/trouble.ts";
import {
  begins,
  bookOf,
  down,
  fails,
  incidentIn,
  minute,
  misbehaves,
  noon,
  now,
  over,
  refuses,
  seen,
  shownIn,
} from "./happenings.ts";

const water = { ...down, category: "water" } as const;
const times = <Event>(count: number, event: (at: number) => Event) =>
  Array.from({ length: count }, (_, at) => event(at));

describe("an incident opens", () => {
  test("when something begins, and not before", () => {
    expect(isOpenIn(bookOf(seen(down, noon)), down)).toBe(false);
    expect(isOpenIn(bookOf(begins(down, noon)), down)).toBe(true);
  });

  test("at once when a provider refuses us", () => {
    expect(incidentIn(bookOf(seen(refuses, noon, { codes: { "403": 1 } })), refuses)).toMatchObject({
      openedAt: noon,
      count: 1,
      codes: { "403": 1 },
    });
  });

  test("by the rate, and then counts what led there", () => {
    const four = times(4, (at) => seen(misbehaves, noon + at * minute));
    expect(isOpenIn(bookOf(...four), misbehaves)).toBe(false);
    const book = bookOf(...four, seen(misbehaves, noon + 4 * minute));
    expect(incidentIn(book, misbehaves)).toMatchObject({ openedAt: noon, lastAt: noon + 4 * minute, count: 5 });
  });

  test("not when the failures are far between", () => {
    const slow = times(30, (at) => seen(misbehaves, noon + at * 3 * minute));
    expect(bookOf(...slow).incidents).toEqual({});
  });

  test.each([
    ["of ten tries six fail", 6, 4, true],
    ["half of the tries fail", 6, 6, false],
    ["there are few tries", 5, 0, false],
    ["most go well", 10, 90, false],
  ])("at a product where %s: %i to %i", (_, failures, well, opens) => {
    const good = seen(fails, noon, { failures: 0, total: well });
    expect(isOpenIn(bookOf(good, seen(fails, noon, { failures, total: failures })), fails)).toBe(opens);
  });
});

describe("an incident is over", () => {
  test("when the last part of it is", () => {
    const both = [begins(down, noon), begins(water, noon + 1)];
    const half = bookOf(...both, over(down, noon + minute));
    expect(incidentIn(half, down).parts).toEqual(["water"]);
    expect(isOpenIn(half, down)).toBe(false);
    const whole = stepBook(half, over(water, noon + 2 * minute));
    expect(incidentIn(whole, down).closed).toEqual({ at: noon + 2 * minute, lastedUntil: noon + 2 * minute });
  });

  test("by itself after some quiet, and lasted until it was seen last", () => {
    const book = bookOf(seen(refuses, noon), seen(refuses, noon + minute));
    expect(isOpenIn(stepBook(book, now(noon + 15 * minute)), refuses)).toBe(true);
    const quiet = stepBook(book, now(noon + 16 * minute));
    expect(incidentIn(quiet, refuses).closed).toEqual({ at: noon + 16 * minute, lastedUntil: noon + minute });
  });

  test("when its rate is not reached any more", () => {
    const book = bookOf(seen(misbehaves, noon, { failures: 9, total: 9 }));
    expect(isOpenIn(stepBook(book, now(noon + 9 * minute)), misbehaves)).toBe(true);
    expect(isOpenIn(stepBook(book, now(noon + 12 * minute)), misbehaves)).toBe(false);
  });

  test("but never by quiet while something is known to go on", () => {
    expect(isOpenIn(bookOf(begins(down, noon), now(noon + 600 * minute)), down)).toBe(true);
  });

  test("and forgotten when that was told and it does not come back", () => {
    const closed = bookOf(begins(down, noon), over(down, noon + minute));
    expect(stepBook(closed, now(noon + 20 * minute)).incidents).not.toEqual({});
    const told = stepBook(closed, shownIn(closed, down, noon + minute));
    expect(stepBook(told, now(noon + 20 * minute))).toEqual(emptyBook);
  });
});

describe("what comes back", () => {
  const first = bookOf(begins(down, noon));
  const closed = [shownIn(first, down, noon), over(down, noon + minute)].reduce(stepBook, first);
  const told = stepBook(closed, shownIn(closed, down, noon + minute));

  test("within five minutes is the same incident in the same message", () => {
    const again = incidentIn(stepBook(told, begins(down, noon + 5 * minute)), down);
    expect(again).toMatchObject({ openedAt: noon, count: 2, shown: { message: 7 } });
    expect(isOpen(again)).toBe(true);
  });

  test("later is another one, with a message of its own", () => {
    const again = incidentIn(stepBook(told, begins(down, noon + 7 * minute)), down);
    expect(again).toMatchObject({ openedAt: noon + 7 * minute, count: 1 });
    expect(again.shown).toBeUndefined();
  });

  test("while it is muted makes no new message either", () => {
    const muted = stepBook(told, { kind: "muted", key: keyOf(down), until: noon + 60 * minute });
    const again = incidentIn(stepBook(muted, begins(down, noon + 50 * minute)), down);
    expect(again.shown?.message).toBe(7);
  });
});

test("what was muted says so until then, and can be muted again", () => {
  const until = noon + 60 * minute;
  const muted = bookOf(begins(down, noon), { kind: "muted", key: keyOf(down), until });
  expect(incidentIn(stepBook(muted, now(until - 1)), down).mutedUntil).toBe(until);
  expect(incidentIn(stepBook(muted, now(until)), down).mutedUntil).toBeUndefined();
});

test("who takes it first has it, until nothing of them is kept any more", () => {
  const key = keyOf(down);
  const taken = bookOf(
    begins(down, noon),
    { kind: "taken", key, by: { person: 1, name: "Emma" } },
    { kind: "taken", key, by: { person: 2, name: "Sari" } },
  );
  expect(incidentIn(taken, down).takenBy?.name).toBe("Emma");
  expect(incidentIn(stepBook(taken, { kind: "forgotten", person: 1 }), down).takenBy).toBeUndefined();
});

const troubles: readonly Trouble[] = [
  down,
  water,
  refuses,
  misbehaves,
  fails,
  { kind: "store" },
  { kind: "records" },
  { kind: "telegram" },
  { kind: "updates-taken" },
];
const happening = fc.record({
  trouble: fc.constantFrom(...troubles),
  code: fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constantFrom("constructor", "toString")),
  kind: fc.constantFrom("seen", "begins", "over", "now", "taken", "muted"),
  after: fc.integer({ min: 0, max: 3 * minute }),
});

function eventOf({ trouble, code, kind }: { trouble: Trouble; code: string; kind: string }, at: number): BookEvent {
  const key = keyOf(trouble);
  if (kind === "seen") return seen(trouble, at, { codes: { [code]: 1 } });
  if (kind === "begins") return begins(trouble, at);
  if (kind === "over") return over(trouble, at);
  if (kind === "taken") return { kind: "taken", key, by: { person: 1, name: "Emma" } };
  return kind === "muted" ? { kind: "muted", key, until: at + 60 * minute } : now(at);
}

test("whatever happens, the book stays small, sound and readable, and in the end everything that is over is told so", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      let at = noon;
      let book = emptyBook;
      for (const one of happenings) {
        at += one.after;
        book = stepBook(book, eventOf(one, at));
        expect(readBook(JSON.parse(JSON.stringify(book)))).toEqual(book);
        for (const incident of Object.values(book.incidents)) {
          expect(Object.keys(incident.codes).length).toBeLessThanOrEqual(mostCodes);
          expect(incident.lastAt).toBeGreaterThanOrEqual(incident.openedAt);
          if (incident.parts.length > 0) expect(isOpen(incident)).toBe(true);
        }
      }
      const end = [...troubles.map((one) => over(one, at)), now(at + 24 * 60 * minute)].reduce(stepBook, book);
      expect(Object.values(end.incidents).filter(isOpen)).toEqual([]);
      expect(end.tallies).toEqual({});
      expect(stepBook(end, now(at + 25 * 60 * minute))).toEqual(emptyBook);
    }),
  );
});
