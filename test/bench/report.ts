import { type CheckRow, checksTable } from "./checks-table.ts";
import { type InquiryRow, inquiriesTable } from "./inquiries-table.ts";

/** All that was measured, and where. */
export type Report = {
  readonly machine: Machine;
  readonly checks: readonly CheckRow[];
  readonly inquiries: readonly InquiryRow[];
};

export type Machine = {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** Of the last minute before, by what else runs there. */
  readonly loadBefore: number;
};

/** The report in Markdown. */
export function reportText({ machine, checks, inquiries }: Report): string {
  const { node, cores, processor, loadBefore } = machine;
  const where = `Node ${node}, ${cores} × ${processor}; load before: ${loadBefore.toFixed(2)}; what else runs raises all figures.`;
  return [checksTable(checks), inquiriesTable(inquiries), where].join("\n\n");
}
