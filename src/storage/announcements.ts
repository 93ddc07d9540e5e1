import { z } from "zod";
import { type Locale, locales } from "../domain/locale.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** A message to everybody that somebody has written: what it says in each language. */
export type Announcement = {
  readonly texts: Readonly<Record<Locale, string>>;
  /** It is being sent, was sent, or was called off: its buttons do nothing more. */
  readonly isSettled?: true;
};

/** How it went with those who were written to. */
export type Tally = {
  readonly sent: number;
  /** The chat is closed to the bot, or Telegram refused again and again. */
  readonly missed: number;
  /** The program or the line ended in the middle of it, so nobody knows; they are not written to again. */
  readonly unsure: number;
  /** No longer members, or suspended meanwhile. */
  readonly skipped: number;
};

/** The sending of an announcement. There is one at a time. */
export type Round = {
  readonly id: string;
  /** `begun` until it is known who gets it, `told` when ops have read how it ended. */
  readonly phase: "begun" | "sending" | "through" | "told";
  readonly isStopped?: true;
  /** The message that tells ops how far it is, and its language. */
  readonly shownAt: { readonly chat: number; readonly thread?: number; readonly message: number };
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly begun: number;
  /** The name of the list of people, by their handles, and how many they are. */
  readonly list: string;
  readonly total: number;
  /** Who comes next on the list. Those before have been written to, but for these. */
  readonly next: number;
  /** Being written to. */
  readonly trying: readonly number[];
  /** Put back: their turn came when Telegram was away. */
  readonly due: readonly number[];
  readonly tally: Tally;
};

export type KnownRound = { readonly round: Round | undefined; readonly revision: number };

/** Each `keep` is false when somebody else has written since it was read. */
export type Announcements = {
  readonly find: (
    id: string,
  ) => Promise<{ readonly announcement: Announcement; readonly revision: number } | undefined>;
  readonly keep: (id: string, announcement: Announcement, revision: number) => Promise<boolean>;
  /** The newest round, over or not. */
  readonly round: () => Promise<KnownRound>;
  readonly keepRound: (round: Round, revision: number) => Promise<boolean>;
  /** Of somebody who was told in their own chat how it went, it is no longer known where that was. */
  readonly forget: (person: number) => Promise<void>;
  /** Asks whoever sends it to stop. */
  readonly stop: (id: string) => Promise<void>;
  readonly isStopped: (id: string) => Promise<boolean>;
  readonly keepList: (list: string, handles: readonly string[]) => Promise<void>;
  /** The handle at this place of the list. */
  readonly listed: (list: string, place: number) => Promise<string | undefined>;
};

const week = 7 * 24 * 60 * 60 * 1000;
const pageSize = 200;
const newest = "newest";
/** No chat of Telegram has it. */
const nowhere = { chat: 0, message: 0 };

const count = z.int().nonnegative();
const announcement = z.object({
  texts: z.object({ id: z.string(), en: z.string() }),
  isSettled: z.literal(true).exactOptional(),
});
const round = z.object({
  id: z.string(),
  phase: z.enum(["begun", "sending", "through", "told"]),
  isStopped: z.literal(true).exactOptional(),
  shownAt: z.object({ chat: z.int(), thread: z.int().exactOptional(), message: z.int() }),
  locale: z.enum(locales),
  begun: z.number(),
  list: z.string(),
  total: count,
  next: count,
  trying: z.array(count),
  due: z.array(count),
  tally: z.object({ sent: count, missed: count, unsure: count, skipped: count }),
});

/** Kept for a week. Who gets one is kept by handles, which name nobody who is no member any more. */
export function announcements(store: Store): Announcements {
  const opened = <T>(name: string, shape: z.ZodType<T>, ordered: boolean) =>
    records({
      keyv: store.namespace(name, week, { ordered }),
      version: 1,
      parse: (value) => shape.safeParse(value).data,
    });
  const texts = opened("announcements", announcement, true);
  const rounds = opened("announcement-rounds", round, true);
  const stops = opened("announcement-stops", z.literal(true), false);
  const pages = opened("announcement-lists", z.array(z.string()), false);
  const pageOf = cachedPage((key) => pages.get(key).then((page) => (page.kind === "found" ? page.value : [])));

  async function forget(person: number): Promise<void> {
    const found = await rounds.get(newest);
    if (found.kind !== "found" || found.value.shownAt.chat !== person) return;
    const shown = { ...found.value, shownAt: nowhere };
    // Whoever sends it has written meanwhile; and finds that somebody has written when this was first.
    if (!(await saveInOrder(rounds, newest, shown, found.revision + 1))) await forget(person);
  }

  return {
    forget,
    find: async (id) => {
      const found = await texts.get(id);
      return found.kind === "found" ? { announcement: found.value, revision: found.revision } : undefined;
    },
    keep: (id, value, revision) => saveInOrder(texts, id, value, revision),
    round: async () => {
      const found = await rounds.get(newest);
      if (found.kind === "found") return { round: found.value, revision: found.revision };
      return { round: undefined, revision: found.kind === "absent" ? 0 : found.revision };
    },
    keepRound: (value, revision) => saveInOrder(rounds, newest, value, revision),
    stop: (id) => stops.set(id, true),
    isStopped: async (id) => (await stops.get(id)).kind === "found",
    keepList: async (list, handles) => {
      for (let from = 0; from < handles.length; from += pageSize) {
        await pages.set(`${list}:${from / pageSize}`, handles.slice(from, from + pageSize));
      }
    },
    listed: async (list, place) => {
      const page = await pageOf(`${list}:${Math.floor(place / pageSize)}`);
      return page[place % pageSize];
    },
  };
}

/** A list is read from its beginning to its end, and a page of it never changes. */
function cachedPage(read: (key: string) => Promise<readonly string[]>): typeof read {
  let last: { readonly key: string; readonly page: readonly string[] } | undefined;
  return async (key) => {
    if (last?.key !== key) last = { key, page: await read(key) };
    return last.page;
  };
}
