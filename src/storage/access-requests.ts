import type { AccessRequest, AccessRequests } from "../access/request.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

const day = 24 * 60 * 60 * 1000;

/** One of each person and day. */
export function accessRequests(
  store: Store,
  readRequest: (value: unknown) => AccessRequest | undefined,
): AccessRequests {
  const keyv = store.namespace("access-requests", day, { ordered: true });
  const all = records({ keyv, version: 1, parse: readRequest });
  return {
    get: async (person) => {
      const found = await all.get(String(person));
      return found.kind === "found" ? { request: found.value, revision: found.revision } : undefined;
    },
    put: (person, request, revision) => saveInOrder(all, String(person), request, revision),
    remove: async (person) => void (await all.delete(String(person))),
  };
}
