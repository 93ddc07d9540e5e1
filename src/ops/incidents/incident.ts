import { z } from "zod";
import { keyOf, partOf, type Trouble, troubleSchema } from "./trouble.ts";

/** Times are in epoch milliseconds. */
const incident = z.object({
  /** Short, for buttons. */
  id: z.string(),
  trouble: troubleSchema,
  openedAt: z.number(),
  lastAt: z.number(),
  count: z.number(),
  codes: z.record(z.string(), z.number()),
  /** What of it has begun and is not over: the categories that a provider fails with. */
  parts: z.array(z.string()),
  /** Since when it is not open any more, and until when it lasted. */
  closed: z.object({ at: z.number(), lastedUntil: z.number(), quietMs: z.number().exactOptional() }).exactOptional(),
  takenBy: z.object({ person: z.number(), name: z.string() }).exactOptional(),
  mutedUntil: z.number().exactOptional(),
  /** The message in the group, and what was written there last. */
  shown: z.object({ message: z.number(), at: z.number(), digest: z.string(), isClosed: z.boolean() }).exactOptional(),
  /** The group was closed to the bot, and the owners were told of this incident. */
  ownersTold: z.boolean().exactOptional(),
});

/** Failures in one minute, and out of how many where that is judged. */
const bucket = z.object({ minute: z.number(), failures: z.number(), total: z.number() });

const book = z.object({
  incidents: z.record(z.string(), incident),
  /** By trouble: what is not, or not yet, an incident. */
  tallies: z.record(z.string(), z.array(bucket)),
});

export type Incident = Readonly<z.infer<typeof incident>>;
export type Bucket = Readonly<z.infer<typeof bucket>>;

/** All incidents that are open, or were a moment ago. */
export type Book = {
  readonly incidents: Readonly<Record<string, Incident>>;
  readonly tallies: Readonly<Record<string, readonly Bucket[]>>;
};

export const emptyBook: Book = { incidents: {}, tallies: {} };

export function isOpen(incident: Incident | undefined): incident is Incident {
  return incident !== undefined && incident.closed === undefined;
}

/** Of a provider that is down, also with this category. */
export function isOpenIn(book: Book, trouble: Trouble): boolean {
  const incident = book.incidents[keyOf(trouble)];
  if (!isOpen(incident)) return false;
  return trouble.kind !== "provider-down" || incident.parts.includes(partOf(trouble));
}

export function readBook(value: unknown): Book | undefined {
  return book.safeParse(value).data;
}
