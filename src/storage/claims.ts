import type { Claim, Claims } from "../access/claim.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

const key = "owner";

/** One record for all programs on a store: whoever uses a link of one of them voids the others' as well. */
export function claims(store: Store, readClaim: (value: unknown) => Claim | undefined): Claims {
  const keyv = store.namespace("claims", undefined, { ordered: true });
  const all = records({ keyv, version: 1, parse: readClaim });
  return {
    get: async () => {
      const found = await all.get(key);
      if (found.kind === "found") return { claim: found.value, revision: found.revision };
      return { claim: { open: [] }, revision: found.kind === "absent" ? 0 : found.revision };
    },
    put: (claim, revision) => saveInOrder(all, key, claim, revision),
  };
}
