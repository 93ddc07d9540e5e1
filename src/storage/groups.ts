import { z } from "zod";
import type { Group, Groups } from "../access/group.ts";
import { cached } from "./cached.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

const minute = 60_000;
/** How long another program on the same store may go on as it was. */
const sharedMs = 5_000;
const group = z.object({ detail: z.enum(["masked", "full"]) });
const unchosen: Group = { detail: "masked" };

export function groups(store: Store, now: () => number): Groups {
  const whole = records<Group>({
    keyv: store.namespace("groups"),
    version: 1,
    parse: (value) => group.safeParse(value).data,
  });
  const ageMs = store.redis === undefined ? 10 * minute : sharedMs;
  const kept = cached(whole, { most: 1_000, ageMs, now });

  return {
    get: async (chat) => {
      const found = await kept.get(String(chat));
      return found.kind === "found" ? found.value : unchosen;
    },
    isKnown: async (chat) => (await kept.get(String(chat))).kind === "found",
    set: (chat, chosen) => kept.set(String(chat), chosen),
    forget: async (chat) => void (await kept.delete(String(chat))),
    move: async (from, to) => {
      const [before, after] = await Promise.all([whole.get(String(from)), whole.get(String(to))]);
      // Also where nothing was chosen: whoever hears of the new group next has to know that it is an old one.
      if (after.kind !== "found") await kept.set(String(to), before.kind === "found" ? before.value : unchosen);
      await kept.delete(String(from));
    },
  };
}
