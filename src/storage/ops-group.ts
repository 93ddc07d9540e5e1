import { z } from "zod";
import { records } from "./records.ts";
import { type SharedRecord, sharedRecord } from "./shared-record.ts";
import type { Store } from "./store-from-url.ts";

const group = z.object({
  /** The id that the configuration says, and the one that Telegram gave the group when it became a supergroup. */
  configured: z.number(),
  chat: z.number(),
});

export type OpsGroup = Readonly<z.infer<typeof group>>;

/** Where the operations group has gone. */
export function opsGroup(store: Store): SharedRecord<OpsGroup> {
  const keyv = store.namespace("ops-group", undefined, { ordered: true });
  return sharedRecord(records({ keyv, version: 1, parse: (value) => group.safeParse(value).data }), "group");
}
