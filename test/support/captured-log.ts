import { createLog, type Log } from "../../src/ops/log.ts";

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg?: string };

/** A log whose lines are kept, from `info` upwards. */
export function capturedLog(): { readonly log: Log; readonly lines: () => readonly LogLine[] } {
  const lines: LogLine[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines: () => lines };
}
