import { z } from "zod";
import { type Locale, locales } from "../domain/locale.ts";
import { answerParts, time, values } from "./read-answer.ts";

/*
 * What is remembered of one person in one chat. It outlives the program and so is parsed whenever it is loaded:
 * `version` tells the shape, and what does not fit is answered by starting over.
 */

const page = z.int().nonnegative();

const result = z.object({ product: z.string(), values, reference: z.string(), ...answerParts });

/** An inquiry that has ended, and what was asked. */
export type Result = z.infer<typeof result>;

/** What a person is told besides the screen itself, when something unexpected happened. */
const notice = z.enum([
  "welcome",
  "cancelled",
  "started-over",
  "unsupported",
  "edited",
  "still-checking",
  "one-by-one",
  "no-last-bill",
  "door-gone",
  "door-of-another",
]);

export type Notice = z.infer<typeof notice>;

const field = z.enum(["account", "months", "zone", "amount"]);

const view = z.discriminatedUnion("at", [
  z.object({ at: z.literal("categories"), page }),
  z.object({ at: z.literal("products"), category: z.string(), page }),
  /** Products found by a few letters, by the shape of a number, or by both. */
  z.object({
    at: z.literal("matches"),
    query: z.string(),
    account: z.string().exactOptional(),
    more: z.string().exactOptional(),
    page,
  }),
  z.object({
    at: z.literal("field"),
    product: z.string(),
    values,
    field,
    /** The last thing entered, which did not fit; what is wrong with it is worked out anew for each language. */
    entered: z.string().exactOptional(),
    /** In a group: none of what is offered, but something else, which is replied. */
    typing: z.literal(true).exactOptional(),
    /** The result that this input was asked from, to go back to. */
    from: result.exactOptional(),
  }),
  z.object({
    at: z.literal("checking"),
    product: z.string(),
    values,
    reference: z.string(),
    askedAt: time.default(0),
    slow: z.boolean(),
    /** In a group, the press that it follows from. */
    query: z.string().exactOptional(),
    held: z.literal(true).exactOptional(),
  }),
  z.object({
    at: z.literal("result"),
    result,
    /** It was looked up again, and the bills before it can be too. */
    lookedUp: z.literal(true).exactOptional(),
  }),
]);

export type View = z.infer<typeof view>;

/** An inquiry whose person has gone on to something else meanwhile. */
const leftInquiry = z.object({
  reference: z.string(),
  product: z.string(),
  values,
  askedAt: time,
  /** It has come and is still to be told, */
  result: result.exactOptional(),
  /** in this message, once there is one. */
  message: z.int().exactOptional(),
});

export type LeftInquiry = z.infer<typeof leftInquiry>;

/** Of one person, how many inquiries may be under way besides the one on the screen. */
export const mostLeft = 5;

/** A message that only one person sees: one of the group's that Telegram shows to nobody else, or in their own chat. */
const alone = z.object({ in: z.enum(["group", "private"]), message: z.int() });

export type Alone = Readonly<z.infer<typeof alone>>;

/** A bill that a group sees masked, and that its person is to have whole. */
const aside = z.object({
  reference: z.string(),
  result,
  since: time,
  /** The press that asked for it. */
  query: z.string().exactOptional(),
  /** It is going to stand here, */
  at: alone.exactOptional(),
  /** or it waits behind this link, where the bot cannot write to its person. */
  door: z.string().exactOptional(),
});

export type Aside = z.infer<typeof aside>;

const overlay = z.enum(["language", "help"]);

export type Overlay = z.infer<typeof overlay>;

const state = z.object({
  version: z.literal(1),
  locale: z.enum(locales),
  view,
  /** Covers the view until it is closed; nothing below it is lost. */
  overlay: overlay.exactOptional(),
  notice: notice.exactOptional(),
  /** Says which keyboard is the current one: a button that carries another is of an old message. */
  nonce: z.string().regex(/^[\w-]{1,9}$/),
  /** The message that is edited in place, once there is one. */
  live: z.int().exactOptional(),
  /**
   * The screen is still to be sent as a new message, and what then becomes of the live one: a bill is kept in the chat,
   * anything else gives way.
   */
  unsent: z.enum(["keep-old", "drop-old"]).exactOptional(),
  /** The last bills, newest first. */
  bills: z.array(result).default([]),
  left: z.array(leftInquiry).default([]),
  /** The answer that was on the screen last, and where: of a bill no more than its reference. */
  passed: z.object({ message: z.int(), reference: z.string(), result: result.exactOptional() }).exactOptional(),
  /** In a group only. */
  asides: z.array(aside).exactOptional(),
  /** In a group, the last message of this person: an answer to it is seen to be theirs. */
  spoke: z.int().exactOptional(),
  /** Products checked last, newest first: one tap from the first screen. */
  recent: z.array(z.string()),
  /** Updates already taken, newest first, so that a doubled one is recognised. */
  seen: z.array(z.int()),
});

export type State = z.infer<typeof state>;

export function readState(value: unknown): State | undefined {
  return state.safeParse(value).data;
}

export function freshState(locale: Locale, nonce: string): State {
  return { version: 1, locale, view: { at: "categories", page: 0 }, nonce, bills: [], left: [], recent: [], seen: [] };
}
