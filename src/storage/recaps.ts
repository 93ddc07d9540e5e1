import { z } from "zod";
import { records } from "./records.ts";
import { type SharedRecord, sharedRecord } from "./shared-record.ts";
import type { Store } from "./store-from-url.ts";

const claim = z.object({
  /** The program that writes it, and since when: after a minute another one takes over. */
  by: z.string(),
  at: z.number(),
  isSent: z.boolean(),
});

export type RecapClaim = Readonly<z.infer<typeof claim>>;

const week = 7 * 24 * 60 * 60 * 1000;

/** Who tells the day that ends at this moment. */
export function recapClaims(store: Store): (until: number) => SharedRecord<RecapClaim> {
  const keyv = store.namespace("recaps", week, { ordered: true });
  const kept = records({ keyv, version: 1, parse: (value) => claim.safeParse(value).data });
  return (until) => sharedRecord(kept, String(until));
}
