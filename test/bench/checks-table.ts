import { type Delivery, deliveries } from "./line-up.ts";
import { markdownTable } from "./markdown-table.ts";
import { median } from "./median.ts";
import type { Result } from "./rounds.ts";
import type { Calls } from "./stand-in-telegram.ts";

/** One line of the table, and of the file that it is made from; medians of the rounds. */
export type CheckRow = {
  readonly name: string;
  readonly delivery: Delivery;
  /** Of one update of the four, in microseconds. */
  readonly processorTime: number;
  readonly updatesPerSecond: number;
  /** Of those who check. */
  readonly checksPerSecond?: number;
  /** The share of its core that it used: below 1 it waited for others. */
  readonly busy: number;
  /** Processor time for each update, in each round. */
  readonly rounds: readonly number[];
  /** To Telegram, by method, and to the provider, in the four updates. */
  readonly calls: Calls;
};

const updates = 4;

export function checkRows(results: readonly Result[]): readonly CheckRow[] {
  return results.map(({ contestant: { name, delivery, isEcho }, rounds, calls, asked }) => {
    const people = median(rounds.map((round) => round.people));
    return {
      name,
      delivery,
      processorTime: Math.round(median(rounds.map(({ processorTime }) => processorTime)) / updates),
      updatesPerSecond: Math.round(people * updates),
      ...(isEcho ? {} : { checksPerSecond: Math.round(people) }),
      busy: rounded(median(rounds.map((round) => (round.processorTime * round.people) / 1_000_000))),
      rounds: rounds.map(({ processorTime }) => Math.round(processorTime / updates)),
      calls: Object.fromEntries(
        Object.entries(isEcho ? calls : { ...calls, provider: asked }).map(([to, count]) => [to, rounded(count)]),
      ),
    };
  });
}

export function checksTable(rows: readonly CheckRow[]): string {
  const by = deliveries.flatMap((delivery) => [`${delivery}: an update`, "updates/s", "checks/s"]);
  const names = [...new Set(rows.map(({ name }) => name))];
  const lines = names.map((name) => {
    const own = rows.filter((row) => row.name === name);
    const figures = deliveries.flatMap((delivery) => figuresOf(own.find((row) => row.delivery === delivery)));
    return [name, callsOf(own[0]), ...figures];
  });
  return markdownTable(["four updates", "calls", ...by], lines, 1);
}

/** What the table does not say: whether all did the same work, and who did not have enough of it. */
export function checksLine(rows: readonly CheckRow[]): string {
  return `${callsLine(rows)} ${busyLine(rows)}`.trim();
}

function figuresOf(row: CheckRow | undefined): readonly string[] {
  if (row === undefined) return ["", "", ""];
  const { processorTime, updatesPerSecond, checksPerSecond } = row;
  return [
    `${processorTime} µs`,
    String(updatesPerSecond),
    checksPerSecond === undefined ? "" : String(checksPerSecond),
  ];
}

/** To Telegram and to the provider. */
function callsOf(row: CheckRow | undefined): string {
  const { provider, ...telegram } = row?.calls ?? {};
  const sum = Object.values(telegram).reduce((total, count) => total + count, 0);
  return provider === undefined ? String(rounded(sum)) : `${rounded(sum)} + ${provider}`;
}

/** Who checks has to do the same work as the others who check. */
function callsLine(rows: readonly CheckRow[]): string {
  const works = rows
    .filter(({ checksPerSecond }) => checksPerSecond !== undefined)
    .map(({ name, delivery, calls }) => ({ name, delivery, work: workOf(calls) }));
  const others = works.filter(({ work }) => work !== works[0]?.work);
  if (others.length === 0) return "All checks make the same calls, method by method.";
  return `Not the same calls, method by method: ${others.map(({ name, delivery }) => `${name} by ${delivery}`).join("; ")}.`;
}

/** To a tenth, since somebody who had to wait may see twice that the bot is typing. */
function workOf(calls: Calls): string {
  const counts = Object.entries(calls).map(([to, count]) => `${to} ${count.toFixed(1)}`);
  return counts.toSorted().join(", ");
}

function busyLine(rows: readonly CheckRow[]): string {
  const idle = rows.filter(({ busy }) => busy < 0.9).map((row) => `${row.name} by ${row.delivery} (${row.busy})`);
  return idle.length === 0 ? "" : `Waited for others and did not fill its core: ${idle.join(", ")}.`;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
