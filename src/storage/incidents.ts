import { records } from "./records.ts";
import { type SharedRecord, sharedRecord } from "./shared-record.ts";
import type { Store } from "./store-from-url.ts";

/** The incidents of all programs on this store, as one record: few things change in it at once. */
export function storedIncidents<Book>(
  store: Store,
  readBook: (value: unknown) => Book | undefined,
): SharedRecord<Book> {
  const keyv = store.namespace("incidents", undefined, { ordered: true });
  return sharedRecord(records({ keyv, version: 1, parse: readBook }), "book");
}
