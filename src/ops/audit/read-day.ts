import { setImmediate } from "node:timers/promises";
import type { Audit, AuditEntry } from "../../access/audit.ts";
import { startOfDay } from "../../domain/wib.ts";

export type AuditRow = { readonly reference: string; readonly entry: AuditEntry };

/** So many entries are read before somebody else has a turn. */
const atOnce = 200;

/** All of a day in WIB, in no order: what a day holds may be very much, and nobody is kept waiting by it. */
export async function* rowsOfDay(audit: Pick<Audit, "ofDay">, day: number): AsyncGenerator<AuditRow, void> {
  let count = 0;
  for await (const [reference, entry] of audit.ofDay(startOfDay(day))) {
    yield { reference, entry };
    count += 1;
    if (count % atOnce === 0) await setImmediate();
  }
}

/** The newest rows of a day up to so many, newest first, and how many there are in all. */
export async function newestOfDay(
  audit: Pick<Audit, "ofDay">,
  day: number,
  most: number,
): Promise<{ readonly rows: readonly AuditRow[]; readonly count: number }> {
  const rows: AuditRow[] = [];
  let count = 0;
  for await (const row of rowsOfDay(audit, day)) {
    rows.push(row);
    count += 1;
    if (rows.length >= 2 * most + atOnce) keepNewest(rows, most);
  }
  keepNewest(rows, most);
  return { rows, count };
}

function keepNewest(rows: AuditRow[], most: number): void {
  rows.sort((one, other) => other.entry.at - one.entry.at).splice(most);
}
