import type { Audit, AuditEntry } from "../../access/audit.ts";
import { wibOffset } from "../../domain/wib.ts";
import { type AuditRow, rowsOfDay } from "./read-day.ts";

/** Telegram takes 50 MB from a bot; as much again is needed here while it is sent. */
const mostBytes = 20_000_000;

const columns = [
  "time",
  "reference",
  "kind",
  "by",
  "where",
  "product",
  "category",
  "number_hash",
  "number_last4",
  "outcome",
  "code",
  "provider",
  "milliseconds",
  "remembered",
  "attempts",
  "deed",
  "whom",
  "role",
  "about",
] as const;

type Cells = Partial<Record<(typeof columns)[number], string | number>>;

export type AuditCsv = {
  readonly text: string;
  /** How many lines it has, and in how many files all of them are. */
  readonly lines: number;
  readonly parts: number;
};

/** Entries of these days in the order of their time, as a table: so much of it as one file takes, the file asked for. */
export async function auditCsv(
  audit: Pick<Audit, "ofDay">,
  range: { readonly from: number; readonly to: number; readonly part: number },
  most = mostBytes,
): Promise<AuditCsv> {
  // Without the mark at its start spreadsheets do not take it for UTF-8.
  const head = `\uFEFF${columns.join(",")}\r\n`;
  const kept: string[] = [head];
  let parts = 1;
  let size = Buffer.byteLength(head);
  for (let day = range.from; day <= range.to; day += 1) {
    for (const line of await linesOf(audit, day)) {
      const bytes = Buffer.byteLength(line);
      if (size + bytes > most) {
        parts += 1;
        size = Buffer.byteLength(head);
      }
      size += bytes;
      if (parts === range.part) kept.push(line);
    }
  }
  return { text: kept.join(""), lines: kept.length - 1, parts };
}

async function linesOf(audit: Pick<Audit, "ofDay">, day: number): Promise<readonly string[]> {
  const lines: { readonly at: number; readonly line: string }[] = [];
  for await (const row of rowsOfDay(audit, day)) lines.push({ at: row.entry.at, line: lineOf(row) });
  return lines.sort((one, other) => one.at - other.at).map(({ line }) => line);
}

function lineOf({ reference, entry }: AuditRow): string {
  const { at, by, kind } = entry;
  const cells: Cells = { time: timeText(at), reference, kind, by, ...cellsOf(entry) };
  return `${columns.map((column) => cell(cells[column])).join(",")}\r\n`;
}

function cellsOf(entry: AuditEntry): Cells {
  switch (entry.kind) {
    case "inquiry": {
      const { where, product, category, number, outcome, reason, provider, milliseconds, remembered } = entry;
      return {
        where: where === "private" ? where : `group ${where}`,
        product,
        category,
        number_hash: number.hash,
        // A spreadsheet would take 0482 for 482.
        number_last4: `••••${number.last4}`,
        outcome,
        ...(reason === undefined ? {} : { code: reason }),
        provider,
        milliseconds: Math.round(milliseconds),
        remembered: remembered ? "yes" : "no",
        attempts: entry.attempts.map(attemptText).join(" | "),
      };
    }
    case "access":
    case "deed": {
      const { kind: _kind, at: _at, by: _by, ...cells } = entry;
      return cells;
    }
  }
}

function attemptText({ provider, code, outcome, reason, milliseconds }: AttemptOf): string {
  return [provider, code, outcome, reason, `${Math.round(milliseconds)} ms`]
    .filter((part) => part !== undefined)
    .join(" ");
}

type AttemptOf = Extract<AuditEntry, { kind: "inquiry" }>["attempts"][number];

/** In WIB, by which the days of the audit are cut. */
function timeText(at: number): string {
  return new Date(at + wibOffset).toISOString().replace("Z", "+07:00");
}

/** A spreadsheet runs what begins like a formula, and some of this is written by others. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return "";
  const text = String(value);
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
