import type { SharedRecord } from "../../storage/shared-record.ts";
import type { BookEvent } from "./book-event.ts";
import { toldCode } from "./codes.ts";
import { type Book, emptyBook, isOpenIn } from "./incident.ts";
import { pendingEvents } from "./pending-events.ts";
import type { Reported, Reporting } from "./reporting.ts";
import { stepBook } from "./step-book.ts";
import type { Trouble } from "./trouble.ts";

export type Incidents = Reporting & {
  /** As this program knows it now. */
  readonly book: () => Book;
  /** Changes the book now, also where the store fails. */
  readonly act: (event: BookEvent) => Promise<Book>;
  /** Writes what has happened, and reads what the others have written. */
  readonly sync: () => Promise<Book>;
};

export type IncidentsOptions = {
  readonly kept: SharedRecord<Book>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Hears when the book is another one. */
  readonly changed: (before: Book, after: Book) => void;
  /** The store failed; until it works again the book is in memory. */
  readonly failed: (error: unknown) => void;
};

/** Keeps the book of incidents: what happens is collected and written now and then. */
export function keepIncidents({ kept, clock, changed, failed }: IncidentsOptions): Incidents {
  const pending = pendingEvents();
  let written: Book = emptyBook;
  let told: Book = emptyBook;
  let syncing: Promise<Book> | undefined;
  const now = (): BookEvent => ({ kind: "now", at: clock() });
  const book = () => [...pending.all(), now()].reduce(stepBook, written);

  async function write(): Promise<void> {
    const events = pending.sealed();
    try {
      written = await kept.change((before) => [...events, now()].reduce(stepBook, before ?? emptyBook));
      pending.written(events);
    } catch (error) {
      failed(error);
    }
  }

  function tell(): Book {
    const current = book();
    if (current !== told) changed(told, current);
    told = current;
    return current;
  }

  async function sync(): Promise<Book> {
    // What happens while the book is being written waits for the next time.
    await syncing;
    syncing ??= write()
      .then(tell)
      .finally(() => {
        syncing = undefined;
      });
    return syncing;
  }

  function report(trouble: Trouble, { code, begins, went }: Reported = {}): void {
    const failures = went === "well" ? 0 : 1;
    const codes = code === undefined ? {} : { [toldCode(code)]: 1 };
    const event = { kind: "seen", trouble, at: clock(), failures, total: 1, codes } as const;
    pending.add(begins === undefined ? event : { ...event, begins });
  }

  return {
    report,
    settle: (trouble) => pending.add({ kind: "over", trouble, at: clock() }),
    forget: (person) => pending.add({ kind: "forgotten", person }),
    book,
    // As it was a moment ago: this is asked at each inquiry.
    isOpen: (trouble) => isOpenIn(told, trouble),
    act: (event) => {
      pending.add(event);
      return sync();
    },
    sync,
  };
}
