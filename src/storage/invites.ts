import { createHash } from "node:crypto";
import type { Invite, Invites } from "../access/invite.ts";
import { records } from "./records.ts";
import { saveInOrder } from "./save-in-order.ts";
import type { Store } from "./store-from-url.ts";

/** As long as an invitation may be open, and then some, so that one who comes late is told why it lets nobody in. */
const kept = 60 * 24 * 60 * 60 * 1000;

/** Under a hash of the token: who reads the store cannot come in by what is in it. The first use wins. */
export function invites(store: Store, readInvite: (value: unknown) => Invite | undefined): Invites {
  const keyv = store.namespace("invites", kept, { ordered: true });
  const all = records({ keyv, version: 1, parse: readInvite });
  return {
    get: async (token) => {
      const found = await all.get(hashed(token));
      return found.kind === "found" ? { invite: found.value, revision: found.revision } : undefined;
    },
    put: (token, invite, revision) => saveInOrder(all, hashed(token), invite, revision),
  };
}

/** The token is as random as a key: nobody finds it by trying. */
function hashed(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
