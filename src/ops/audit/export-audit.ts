import type { Audit, AuditEntry } from "../../access/audit.ts";
import type { Members } from "../../access/member.ts";
import { isAtLeast } from "../../access/role.ts";
import type { DeskReply, DeskRequest } from "../../desk/desk.ts";
import { auditCsv } from "./audit-csv.ts";
import { readAuditRange } from "./audit-range.ts";
import { dayText } from "./day-text.ts";

export type ExportOptions = {
  readonly audit: Audit;
  readonly members: Pick<Members, "all">;
  readonly handleOf: (person: number) => Promise<string>;
  readonly clock: () => number;
  readonly reference: () => string;
};

/** The audit as a file, for an owner and for nobody else; that it was taken is in the audit before it is given. */
export async function exportAudit(request: DeskRequest, options: ExportOptions): Promise<DeskReply> {
  const { person, role, chat, words, text } = request;
  const { html } = words;
  const { audit, handleOf, clock, reference } = options;
  const [, rest] = /^csv(?:\s+(.*))?$/is.exec(text) ?? [];
  const range = readAuditRange(rest ?? "", clock());
  if (!/^csv\b/i.test(text) || range === undefined) return { html: html("audit.usage") };
  if (!isAtLeast(role, "owner")) return { html: html("audit.owners-only") };
  // In a group, those who are no owners would have it too.
  if (chat.kind !== "private") return { html: html("audit.in-private") };
  const [from, to] = [dayText(range.from), dayText(range.to)];
  const days = from === to ? from : `${from}_${to}`;
  const entry: AuditEntry = {
    kind: "deed",
    deed: "audit-exported",
    about: days,
    at: clock(),
    by: await handleOf(person.id),
  };
  await audit.add(reference(), entry);
  const csv = await auditCsv(audit, range);
  if (csv.lines === 0)
    return { html: html(csv.parts < range.part ? "audit.no-such-part" : "audit.nothing", { parts: csv.parts }) };
  const told = { from: words.day(from), to: words.day(to), lines: csv.lines, part: range.part, parts: csv.parts };
  const name = csv.parts === 1 ? `audit-${days}.csv` : `audit-${days}-${range.part}.csv`;
  return { html: html(csv.parts === 1 ? "audit.file" : "audit.file-part", told), file: { name, text: csv.text } };
}
