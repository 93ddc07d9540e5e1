import type { Contestant } from "./contestant.ts";
import { markdownTable } from "./markdown-table.ts";
import { median } from "./median.ts";
import type { Result } from "./rounds.ts";

/** One line of the table, and of the file that it is made from. */
export type CheckRow = {
  readonly name: string;
  readonly delivery: Contestant["delivery"];
  /** Of four updates, in microseconds; the median of the rounds. */
  readonly processorTime: number;
  readonly rounds: readonly number[];
  /** Processor time of Telegraf's wizard in the same delivery, divided by this: above 1 is cheaper than the wizard. */
  readonly timesCheaper: number;
  readonly callsToTelegram: number;
  /** In milliseconds, from an update's arrival to the bot's first call; the median of the rounds. */
  readonly firstAnswer: number;
};

export function checkRows(results: readonly Result[]): readonly CheckRow[] {
  return results.map(({ contestant: { name, delivery }, processorTimes, firstAnswers, calls }) => ({
    name,
    delivery,
    processorTime: Math.round(median(processorTimes)),
    rounds: processorTimes.map(Math.round),
    timesCheaper: rounded(median(wizardOf(results, delivery).processorTimes) / median(processorTimes)),
    callsToTelegram: rounded(Object.values(calls).reduce((sum, count) => sum + count, 0)),
    firstAnswer: rounded(median(firstAnswers)),
  }));
}

export function checksTable(rows: readonly CheckRow[]): string {
  const head = ["four updates", "by", "calls", "processor time", "of the rounds", "wizard / this", "first answer"];
  const lines = rows.map((row) => [
    row.name,
    row.delivery,
    String(row.callsToTelegram),
    `${row.processorTime} µs`,
    `${Math.min(...row.rounds)}–${Math.max(...row.rounds)}`,
    `${row.timesCheaper.toFixed(2)} ×`,
    `${row.firstAnswer.toFixed(2)} ms`,
  ]);
  return markdownTable(head, lines, 2);
}

function wizardOf(results: readonly Result[], delivery: Contestant["delivery"]): Result {
  const wizard = results.find(({ contestant }) => contestant.isMeasure && contestant.delivery === delivery);
  if (wizard === undefined) throw new Error(`Nobody to compare with by ${delivery}`);
  return wizard;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
