import { z } from "zod";
import type { Place } from "../conversation/place.ts";
import type { State } from "../conversation/state.ts";
import type { Loaded } from "../conversation/turns.ts";
import { type Locale, locales } from "../domain/locale.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

/** What is kept of a person in a chat, and where that is, so that a check can be taken up again after a restart. */
export type Sessions = {
  readonly load: (place: Place, preferred: Locale) => Promise<Loaded>;
  readonly save: (place: Place, state: State) => Promise<void>;
  readonly keepLocale: (person: number, locale: Locale) => Promise<void>;
  /** Every conversation that waits for a provider. */
  readonly unfinished: () => AsyncIterable<Session>;
};

/** The state when it has the right shape. */
type ReadState = (value: unknown) => State | undefined;

export type Session = { readonly place: Place; readonly state: State };

const day = 24 * 60 * 60 * 1000;

const place: z.ZodType<Place> = z.object({
  chat: z.int(),
  person: z.int(),
  thread: z.int().exactOptional(),
  isPrivate: z.boolean(),
});
const session = z.object({ place, state: z.unknown() });
const person = z.object({ locale: z.enum(locales) });

export function sessions(store: Store, readState: ReadState): Sessions {
  const keyv = store.namespace("sessions", day);
  const conversations = records<Session>({ keyv, version: 1, parse: readSession });
  const people = records({
    keyv: store.namespace("people"),
    version: 1,
    parse: (value) => person.safeParse(value).data,
  });

  function readSession(value: unknown): Session | undefined {
    const { data } = session.safeParse(value);
    const state = data && readState(data.state);
    return data && state && { place: data.place, state };
  }

  return {
    load: async (at, preferred) => {
      const [found, known] = await Promise.all([conversations.get(keyOf(at)), people.get(String(at.person))]);
      const locale = known.kind === "found" ? known.value.locale : preferred;
      if (found.kind !== "found") return { kind: found.kind, locale };
      return { kind: "found", state: { ...found.value.state, locale } };
    },
    save: (at, state) => conversations.set(keyOf(at), { place: at, state }),
    keepLocale: (id, locale) => people.set(String(id), { locale }),
    unfinished: async function* () {
      if (keyv.iterator === undefined) return;
      for await (const [, stored] of keyv.iterator(undefined)) {
        const found = readSession((stored as { data?: unknown } | undefined)?.data);
        if (found?.state.view.at === "checking") yield found;
      }
    },
  };
}

function keyOf(at: Place): string {
  return `${at.chat}:${at.person}`;
}
