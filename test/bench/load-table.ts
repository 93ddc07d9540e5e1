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
