import type { BookEvent, Seen } from "../../../src/ops/incidents/book-event.ts";
import { type Book, emptyBook, type Incident } from "../../../src/ops/incidents/incident.ts";
import { stepBook } from "../../../src/ops/incidents/step-book.ts";
import { keyOf, type Trouble } from "../../../src/ops/incidents/trouble.ts";

export const second = 1_000;
export const minute = 60 * second;
/** A moment at the beginning of a minute. */
export const noon = 1_790_000_040_000;

export const down = { kind: "provider-down", provider: "ayopop", category: "electricity" } as const;
export const refuses = { kind: "provider-refuses", provider: "klikoo" } as const;
export const misbehaves = { kind: "provider-misbehaves", provider: "ayopop" } as const;
export const fails = { kind: "product-fails", product: "pln-postpaid" } as const;

export function seen(trouble: Trouble, at: number, more: Partial<Seen> = {}): Seen {
  return { kind: "seen", trouble, at, failures: 1, total: 1, codes: {}, ...more };
}

export const begins = (trouble: Trouble, at: number): Seen => seen(trouble, at, { begins: true });
export const over = (trouble: Trouble, at: number): BookEvent => ({ kind: "over", trouble, at });
export const now = (at: number): BookEvent => ({ kind: "now", at });

export function bookOf(...events: readonly BookEvent[]): Book {
  return events.reduce(stepBook, emptyBook);
}

/** What the group has been told, as far as the book knows. */
export function shownIn(book: Book, trouble: Trouble, at: number, message = 7): BookEvent {
  const { openedAt, closed } = incidentIn(book, trouble);
  const shown = { message, at, digest: "", isClosed: closed !== undefined };
  return { kind: "shown", key: keyOf(trouble), openedAt, shown };
}

export function incidentIn(book: Book, trouble: Trouble): Incident {
  const incident = book.incidents[keyOf(trouble)];
  if (incident === undefined) throw new Error("there is no such incident");
  return incident;
}
