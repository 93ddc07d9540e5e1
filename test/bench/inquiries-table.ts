import type { InquiryResult } from "./inquiries/measure-inquiries.ts";
import { markdownTable } from "./markdown-table.ts";
import { median } from "./median.ts";

/** One line of the table, and of the file that it is made from. In microseconds; medians of the rounds. */
export type InquiryRow = {
  readonly name: string;
  /** Without the network. */
  readonly ours: number;
  readonly rounds: readonly number[];
  readonly bareCall: number;
  /** Our work divided by the bare call. */
  readonly ratio: number;
  readonly whole: number;
};

export function inquiryRows(results: readonly InquiryResult[]): readonly InquiryRow[] {
  const names = [...new Set(results.map(({ name }) => name))];
  return names.map((name) => {
    const own = results.filter((result) => result.name === name);
    const [ours, bareCall, whole] = [
      median(own.map((result) => result.ours)),
      median(own.map((result) => result.bareCall)),
      median(own.map((result) => result.whole)),
    ];
    return {
      name,
      ours: Math.round(ours),
      rounds: own.map((result) => Math.round(result.ours)),
      bareCall: Math.round(bareCall),
      ratio: Math.round((ours / bareCall) * 100) / 100,
      whole: Math.round(whole),
    };
  });
}

export function inquiriesTable(rows: readonly InquiryRow[]): string {
  const head = ["one inquiry", "our work", "of the rounds", "bare axios call", "ours / bare", "through the adapter"];
  const lines = rows.map(({ name, ours, rounds, bareCall, ratio, whole }) => [
    name,
    `${ours} µs`,
    `${Math.min(...rounds)}–${Math.max(...rounds)}`,
    `${bareCall} µs`,
    `${ratio.toFixed(2)} ×`,
    `${whole} µs`,
  ]);
  return markdownTable(head, lines, 1);
}
