import type { KeptSessions } from "./kept-sessions.ts";
import { markdownTable } from "./markdown-table.ts";
import { megabytes } from "./megabytes.ts";

export function keptTable(rows: readonly KeptSessions[]): string {
  const head = ["sessions on disk", "store", "start", "memory after it", "under load", "of it pages of the store"];
  const lines = rows.map(({ sessions, storeSize, startedIn, memoryAfterStart, memoryUnderLoad, storePages }) => [
    String(sessions),
    megabytes(storeSize),
    `${(startedIn / 1000).toFixed(2)} s`,
    megabytes(memoryAfterStart),
    megabytes(memoryUnderLoad),
    megabytes(storePages),
  ]);
  return markdownTable(head, lines, 0);
}

/** The same in a sentence. */
export function keptLine(rows: readonly KeptSessions[]): string {
  const each = rows.map(({ sessions, storeSize, startedIn, memoryAfterStart, memoryUnderLoad, storePages }) => {
    const memory = `memory ${megabytes(memoryAfterStart)}, under load ${megabytes(memoryUnderLoad)}`;
    const start = `started in ${(startedIn / 1000).toFixed(1)} s`;
    return `${sessions} take ${megabytes(storeSize)}, ${start}, ${memory} (${megabytes(storePages)} of it the file's pages)`;
  });
  return `Sessions on disk, with the flags of a small server: ${each.join("; ")}.`;
}
