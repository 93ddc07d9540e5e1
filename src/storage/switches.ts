import { records } from "./records.ts";
import { type SharedRecord, sharedRecord } from "./shared-record.ts";
import type { Store } from "./store-from-url.ts";

/** What ops have switched off, for all programs on this store. */
export function storedSwitches<Switches>(
  store: Store,
  readSwitches: (value: unknown) => Switches | undefined,
): SharedRecord<Switches> {
  const keyv = store.namespace("switches", undefined, { ordered: true });
  return sharedRecord(records({ keyv, version: 1, parse: readSwitches }), "switches");
}
