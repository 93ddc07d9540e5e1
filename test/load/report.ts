import type { Counts } from "../../src/playground/world/call-counts.ts";
import { markdownTable } from "../bench/markdown-table.ts";
import { median } from "../bench/median.ts";
import { megabytes } from "../bench/megabytes.ts";
import { percentile } from "../bench/percentile.ts";
import type { CountedCheck } from "./agent.ts";

type Run = {
  readonly people: number;
  readonly groups: number;
  readonly minutes: number;
  readonly seed: number;
  readonly checks: readonly CountedCheck[];
  /** Of the bot, in bytes, every few seconds. */
  readonly memory: readonly number[];
  readonly counts: { readonly overall: Counts; readonly chats: ReadonlyMap<number, Counts> };
  /** How often providers failed, by the way they did. */
  readonly faults: Readonly<Record<string, number>>;
  readonly log: readonly string[];
};

/** What came of a run; times in seconds, memory in bytes. */
export type LoadReport = {
  readonly people: number;
  readonly groups: number;
  readonly minutes: number;
  readonly seed: number;
  readonly asked: number;
  readonly askedInGroups: number;
  /** Numbers that nobody answered, and that were answered in more than one message to the same reader. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly waited: { readonly p50: number; readonly p95: number; readonly most: number };
  readonly sent: number;
  readonly edited: number;
  /** Calls that Telegram refused as too many. */
  readonly refused: number;
  readonly mostInSecond: number;
  /** Of the busiest group. */
  readonly mostInMinute: number;
  readonly memory: { readonly early: number; readonly late: number; readonly most: number };
  readonly faults: number;
  readonly errors: number;
};

export function reportOf({ checks, memory, counts, faults, log, ...run }: Run): LoadReport {
  const waits = checks.flatMap(({ waited }) => waited ?? []);
  const { overall, chats } = counts;
  const groups = [...chats].filter(([chat]) => chat < 0).map(([, count]) => count.mostInMinute);
  const quarter = Math.ceil(memory.length / 4);
  return {
    ...run,
    asked: checks.length,
    askedInGroups: checks.filter(({ isPrivate }) => !isPrivate).length,
    lost: checks.filter(({ waited }) => waited === undefined).map(({ account }) => account),
    doubled: checks.filter(({ isDoubled }) => isDoubled).map(({ account }) => account),
    waited: { p50: percentile(waits, 0.5), p95: percentile(waits, 0.95), most: Math.max(...waits) },
    sent: overall.sent,
    edited: overall.edited,
    refused: overall.refused,
    mostInSecond: overall.mostInSecond,
    mostInMinute: Math.max(0, ...groups),
    memory: {
      early: median(memory.slice(quarter, 2 * quarter)),
      late: median(memory.slice(-quarter)),
      most: Math.max(...memory),
    },
    faults: Object.values(faults).reduce((sum, count) => sum + count, 0),
    errors: log.filter((line) => /"level":[56]0/.test(line)).length,
  };
}

export function loadText(report: LoadReport): string {
  const { people, groups, minutes, asked, askedInGroups, lost, doubled, waited, memory } = report;
  const head = `**Load** (\`npm run load\`): ${people} agents in ${groups} groups for ${minutes} minutes, ${asked} checks, ${askedInGroups} of them in groups, while providers failed ${report.faults} times.`;
  const rows = [
    ["lost, doubled, errors in the log", `${lost.length}, ${doubled.length}, ${report.errors}`],
    ["an answer after, p50 / p95 / at the most", `${waited.p50} / ${waited.p95} / ${waited.most} s`],
    ["messages, edits, refused by Telegram as too many", `${report.sent}, ${report.edited}, ${report.refused}`],
    ["messages in any second, in any minute of a group", `${report.mostInSecond} of 30, ${report.mostInMinute} of 20`],
    [
      "memory in the second quarter / in the last / at the most",
      `${megabytes(memory.early)} / ${megabytes(memory.late)} / ${megabytes(memory.most)}`,
    ],
  ];
  return `${head}\n\n${markdownTable(["under load", ""], rows, 1)}`;
}
