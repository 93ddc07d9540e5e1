import type { AtOnce } from "./at-once.ts";
import { type CheckRow, checksLine, checksTable } from "./checks-table.ts";
import type { HalfLoad } from "./half-load.ts";
import { type InquiryRow, inquiriesLine } from "./inquiries-line.ts";
import type { KeptSessions } from "./kept-sessions.ts";
import { keptLine, keptTable } from "./kept-table.ts";
import { loadLine, loadTable } from "./load-table.ts";
import { type SealingCost, sealingLine } from "./sealing-cost.ts";
import { targetsTable } from "./targets-table.ts";
import type { TwoCopies } from "./two-copies.ts";

/** All that was measured, and where. */
export type Report = {
  readonly machine: Machine;
  readonly checks: readonly CheckRow[];
  readonly halfLoad: readonly HalfLoad[];
  readonly atOnce: readonly AtOnce[];
  readonly kept: readonly KeptSessions[];
  /** Where there is a Redis, and a core for the bots. */
  readonly copies?: TwoCopies;
  readonly inquiries: readonly InquiryRow[];
  readonly sealing?: SealingCost;
};

export type Machine = {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** Whether one core was the bots' own. */
  readonly pinned: boolean;
  /** Of the last minute before, by what else runs there. */
  readonly loadBefore: number;
};

/** The report in Markdown; a chapter that was not measured is left out. */
export function reportText(report: Report): string {
  const { checks, halfLoad, atOnce, kept, inquiries, sealing } = report;
  return withoutEmpty([
    targetsTable(report),
    checks.length > 0 ? checksTable(checks) : "",
    checks.length > 0 ? checksLine(checks) : "",
    halfLoad.length > 0 ? loadTable(halfLoad, atOnce) : "",
    kept.length > 0 ? keptTable(kept) : "",
    inquiries.length > 0 ? inquiriesLine(inquiries) : "",
    sealing === undefined ? "" : sealingLine(sealing),
    whereLine(report),
  ]).join("\n\n");
}

/** In fewer lines, for the README. */
export function shortReportText(report: Report): string {
  const { checks, halfLoad, atOnce, kept, inquiries, sealing } = report;
  const lines = withoutEmpty([
    checks.length > 0 ? checksLine(checks) : "",
    halfLoad.length > 0 ? loadLine(halfLoad, atOnce) : "",
    kept.length > 0 ? keptLine(kept) : "",
    inquiries.length > 0 ? inquiriesLine(inquiries) : "",
    sealing === undefined ? "" : sealingLine(sealing),
    whereLine(report),
  ]);
  return [targetsTable(report), checksTable(checks), lines.join("\\\n")].join("\n\n");
}

const withoutEmpty = (parts: readonly string[]) => parts.filter((part) => part !== "");

function whereLine({ machine, copies }: Report): string {
  const { node, cores, processor, pinned, loadBefore } = machine;
  const core = pinned ? "the bots on the last core, all else on the others" : "bots and driver share the cores";
  const redis = copies === undefined ? "" : ` Redis itself used ${copies.redis} µs a check.`;
  return `Node ${node}, ${cores} × ${processor}, ${core}; load before: ${loadBefore.toFixed(2)}.${redis}`;
}
