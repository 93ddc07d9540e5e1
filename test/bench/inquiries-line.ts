import type { InquiryResult } from "./inquiries/measure-inquiries.ts";
import { median } from "./median.ts";

/** As it stands in the file. In microseconds; medians of the rounds. */
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

export function inquiriesLine(rows: readonly InquiryRow[]): string {
  const each = rows.map(
    ({ name, ours, bareCall, ratio, whole }) =>
      `${name} ${ours} µs (${ratio.toFixed(2)} of the ${bareCall} µs of a bare axios call), all of it ${whole} µs`,
  );
  return `Own work of an inquiry (token or signature, reading, summary): ${each.join("; ")}.`;
}
