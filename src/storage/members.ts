import type { Member, Members } from "../access/member.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** Kept until somebody removes them, or they themselves. What cannot be read is nobody: then they need to be let in. */
export function members(store: Store, readMember: (value: unknown) => Member | undefined): Members {
  const keyv = store.namespace("members", undefined, { ordered: true });
  const kept = records({ keyv, version: 1, parse: readMember });

  return {
    get: async (person) => {
      const found = await kept.get(String(person));
      return found.kind === "found" ? { member: found.value, revision: found.revision } : undefined;
    },
    put: (person, value, revision) => saveInOrder(kept, String(person), value, revision),
    remove: (person) => kept.delete(String(person)),
    all: async function* () {
      for await (const [person, value] of kept.all()) yield [Number(person), value] as const;
    },
  };
}
