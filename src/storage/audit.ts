import type { Audit, AuditEntry } from "../access/audit.ts";
import { dayOfReference } from "../domain/reference.ts";
import { dayNumber } from "../domain/wib.ts";
import { type Records, records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

/** How long an entry is kept, in milliseconds. */
export const auditKept = 366 * 24 * 60 * 60 * 1000;

/**
 * A namespace for each day, which a reference names by itself: so one inquiry is found at once, and a day is read
 * without the others. The first write of a reference is its only one.
 */
export function audit(store: Store, readEntry: (value: unknown) => AuditEntry | undefined): Audit {
  let current: { readonly day: number; readonly entries: Records<AuditEntry> } | undefined;

  /** The day that is written to is opened once. */
  function opened(day: number): Records<AuditEntry> {
    if (current?.day !== day) {
      const keyv = store.namespace(`audit-${day}`, auditKept, { ordered: true });
      current = { day, entries: records({ keyv, version: 1, parse: readEntry }) };
    }
    return current.entries;
  }

  return {
    add: async (reference, entry) => {
      const day = dayOfReference(reference);
      if (day === undefined) throw new Error("an entry of the audit needs a reference that tells its day");
      await opened(day).set(reference, entry, { revision: 1 });
    },
    find: async (reference) => {
      const day = dayOfReference(reference);
      const found = day === undefined ? undefined : await opened(day).get(reference);
      return found?.kind === "found" ? found.value : undefined;
    },
    ofDay: async function* (at) {
      for await (const [reference, entry] of opened(dayNumber(at)).all()) yield [reference, entry] as const;
    },
  };
}
