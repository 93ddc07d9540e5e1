import { z } from "zod";
import type { Place } from "../conversation/place.ts";
import type { Loaded } from "../conversation/ports.ts";
import type { State } from "../conversation/state.ts";
import { type Locale, locales } from "../domain/locale.ts";
import { cached } from "./cached.ts";
import { type Records, records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** What is kept of a person in a chat. */
export type Sessions = {
  readonly load: (place: Place, preferred: Locale) => Promise<Loaded>;
  /** False when another program has saved this session since it was loaded. */
  readonly save: (place: Place, state: State, revision: number) => Promise<boolean>;
  readonly keepLocale: (person: number, locale: Locale) => Promise<void>;
  /** The language that somebody has chosen. */
  readonly localeOf: (person: number) => Promise<Locale | undefined>;
  /** The same of somebody who is here now, so that it is not forgotten. */
  readonly localeAgain: (person: number) => Promise<Locale | undefined>;
  readonly forgetLocale: (person: number) => Promise<void>;
  /** The chats in which something is kept of them. It looks at the keys of all that is kept. */
  readonly chatsOf: (person: number) => Promise<readonly number[]>;
  /** Nothing is kept of them in this chat any more. */
  readonly forget: (at: Pick<Place, "chat" | "person">) => Promise<void>;
};

/** The state when it has the right shape. */
type ReadState = (value: unknown) => State | undefined;

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;

/** How long a conversation is kept after its last turn, in milliseconds. */
export const sessionKept = day;

/** A language that was chosen ends so long after its person was last here; that they are is written once a day. */
export const languageKept = 90 * day;

/** `seenAt` is missing in what an earlier program wrote. */
const person = z.object({ locale: z.enum(locales), seenAt: z.number().default(0) });

export function sessions(store: Store, readState: ReadState, now: () => number): Sessions {
  // Who shares the store cannot know what another program has written meanwhile, and reads it each time.
  const remembering = <T>(kept: Records<T>) =>
    store.redis === undefined ? cached(kept, { most: 1_000, ageMs: 10 * minute, now }) : kept;
  const keyv = store.namespace("sessions", sessionKept, { ordered: true });
  const conversations = remembering(records({ keyv, version: 2, parse: readState }));
  const people = remembering(
    records({
      keyv: store.namespace("people", languageKept),
      version: 1,
      parse: (value) => person.safeParse(value).data,
    }),
  );

  async function localeOf(id: number): Promise<Locale | undefined> {
    const known = await people.get(String(id));
    return known.kind === "found" ? known.value.locale : undefined;
  }

  async function localeAgain(id: number): Promise<Locale | undefined> {
    const known = await people.get(String(id));
    if (known.kind !== "found") return undefined;
    const { locale, seenAt } = known.value;
    if (now() - seenAt > day) await keepLocale(id, locale);
    return locale;
  }

  function keepLocale(id: number, locale: Locale): Promise<void> {
    return people.set(String(id), { locale, seenAt: now() });
  }

  return {
    load: async (at, preferred) => {
      const [found, chosen] = await Promise.all([conversations.get(keyOf(at)), localeAgain(at.person)]);
      const locale = chosen ?? preferred;
      if (found.kind === "found") return { kind: "found", state: { ...found.value, locale }, revision: found.revision };
      return { kind: found.kind, locale, revision: found.kind === "absent" ? 0 : found.revision };
    },
    save: (at, state, revision) => saveInOrder(conversations, keyOf(at), state, revision),
    keepLocale,
    localeOf,
    localeAgain,
    forgetLocale: async (id) => void (await people.delete(String(id))),
    chatsOf: async (id) => {
      const chats: number[] = [];
      for await (const key of store.keys("sessions")) {
        const [chat, owner] = key.split(":");
        if (owner === String(id)) chats.push(Number(chat));
      }
      return chats;
    },
    forget: async (at) => void (await conversations.delete(keyOf(at))),
  };
}

function keyOf(at: Pick<Place, "chat" | "person">): string {
  return `${at.chat}:${at.person}`;
}
