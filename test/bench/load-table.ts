import type { AtOnce } from "./at-once.ts";
import type { HalfLoad } from "./half-load.ts";
import { markdownTable } from "./markdown-table.ts";
import { megabytes } from "./megabytes.ts";

/** At half load, and everybody at once. */
export function loadTable(halfLoad: readonly HalfLoad[], atOnce: readonly AtOnce[]): string {
  const people = atOnce[0]?.people ?? 0;
  const head = [
    "",
    "by",
    "half load",
    "added, p50",
    "p99",
    `${people} at once: all after`,
    "first answer, p50",
    "p99",
    "memory",
  ];
  const lines = halfLoad.map(({ name, delivery, rate, added }) => {
    const rush = atOnce.find((candidate) => candidate.name === name && candidate.delivery === delivery);
    const ofRush = rush && [
      `${(rush.allAfter / 1000).toFixed(1)} s`,
      `${rush.firstAnswer.p50.toFixed(0)} ms`,
      `${rush.firstAnswer.p99.toFixed(0)} ms`,
      megabytes(rush.mostMemory),
    ];
    const ofHalf = [`${Math.round(rate)}/s`, `${added.p50.toFixed(1)} ms`, `${added.p99.toFixed(1)} ms`];
    return [name, delivery, ...ofHalf, ...(ofRush ?? ["", "", "", ""])];
  });
  return markdownTable(head, lines, 2);
}

/** The same in sentences. */
export function loadLine(halfLoad: readonly HalfLoad[], atOnce: readonly AtOnce[]): string {
  const added = halfLoad.map(
    (row) =>
      `${whoOf(row)} ${row.added.p50.toFixed(1)} / ${row.added.p99.toFixed(1)} ms at ${Math.round(row.rate)} checks/s`,
  );
  const rushes = atOnce.map((row) => {
    const { p50, p99 } = row.firstAnswer;
    const first = `first answers ${p50.toFixed(0)} / ${p99.toFixed(0)} ms`;
    return `${whoOf(row)} all after ${(row.allAfter / 1000).toFixed(1)} s, ${first}, ${megabytes(row.mostMemory)}`;
  });
  const atHalf = `Added to the provider's time at half load, p50 / p99: ${added.join("; ")}.`;
  return `${atHalf} ${atOnce[0]?.people ?? 0} people at once, a provider of 2 s: ${rushes.join("; ")}.`;
}

function whoOf({ name, delivery }: Pick<AtOnce, "name" | "delivery">): string {
  return `\`${name.replace("this bot, ", "")}\` by ${delivery}`;
}
