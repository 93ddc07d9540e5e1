import type { KeptSessions } from "./kept-sessions.ts";
import { markdownTable } from "./markdown-table.ts";
import { megabytes } from "./megabytes.ts";

export function keptTable(rows: readonly KeptSessions[]): string {
  const head = ["sessions on disk", "store", "start", "memory after it", "the most under load"];
  const lines = rows.map(({ sessions, storeSize, startedIn, memoryAfterStart, mostMemory }) => [
    String(sessions),
    megabytes(storeSize),
    `${(startedIn / 1000).toFixed(2)} s`,
    megabytes(memoryAfterStart),
    megabytes(mostMemory),
  ]);
  return markdownTable(head, lines, 0);
}
