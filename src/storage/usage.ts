import type { Usage, UsageBook } from "../access/usage.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** Nothing in it counts for longer, in milliseconds. */
export const usageKept = 25 * 60 * 60 * 1000;

/**
 * Counted over all programs on a store. What cannot be read counts as nothing. Nobody is named by it: `keyOf` gives what
 * only this bot can tell again, so that whoever has their data deleted is not counted from nothing.
 */
export function usageBook(
  store: Store,
  options: {
    readonly readUsage: (value: unknown) => Usage | undefined;
    readonly unused: Usage;
    readonly keyOf: (person: number) => string;
  },
): UsageBook {
  const { readUsage, unused, keyOf } = options;
  const keyv = store.namespace("usage", usageKept, { ordered: true });
  const all = records({ keyv, version: 1, parse: readUsage });
  return {
    get: async (person) => {
      const found = await all.get(keyOf(person));
      if (found.kind === "found") return { usage: found.value, revision: found.revision };
      return { usage: unused, revision: found.kind === "absent" ? 0 : found.revision };
    },
    put: (person, usage, revision) => saveInOrder(all, keyOf(person), usage, revision),
  };
}
