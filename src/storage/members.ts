import type { Member, Members } from "../access/member.ts";
import { cached } from "./cached.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** Members are read at each update: one of whom nothing has changed is read again only now and then. */
const remembered = { most: 10_000, ageMs: 10 * 60_000 };
/** Where another program may have changed it, so many milliseconds later. */
const sharedAge = 2_000;

/** Kept until somebody removes them, or they themselves. What cannot be read is nobody: then they need to be let in. */
export function members(
  store: Store,
  readMember: (value: unknown) => Member | undefined,
  now: () => number = Date.now,
): Members {
  const keyv = store.namespace("members", undefined, { ordered: true });
  const all = records({ keyv, version: 1, parse: readMember });
  const kept = cached(all, { ...remembered, ...(store.redis !== undefined && { ageMs: sharedAge }), now });

  return {
    get: async (person) => {
      const found = await kept.get(String(person));
      return found.kind === "found" ? { member: found.value, revision: found.revision } : undefined;
    },
    put: async (person, value, revision) => {
      const key = String(person);
      if (await saveInOrder(kept, key, value, revision)) return true;
      // Whose record cannot be read is let in over it.
      const there = revision === 1 ? await all.get(key) : undefined;
      return there?.kind === "unreadable" && saveInOrder(kept, key, value, there.revision + 1);
    },
    remove: (person) => kept.delete(String(person)),
    all: async function* () {
      for await (const [person, value] of all.all()) yield [Number(person), value] as const;
    },
  };
}
