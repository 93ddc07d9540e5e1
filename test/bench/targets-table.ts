import type { CheckRow } from "./checks-table.ts";
import type { KeptSessions } from "./kept-sessions.ts";
import { type Delivery, names } from "./line-up.ts";
import { markdownTable } from "./markdown-table.ts";
import { megabytes } from "./megabytes.ts";
import type { Report } from "./report.ts";

/** What was measured beside what is to be reached; by webhook and by polling, where there are two figures. */
export function targetsTable(report: Report): string {
  const head = ["this bot", "webhook", "polling", "to reach"];
  return markdownTable(head, [...ofChecks(report.checks), ...ofTheRest(report)], 1);
}

type Line = readonly [what: string, webhook: string, polling: string, toReach: string];

function ofChecks(checks: readonly CheckRow[]): readonly Line[] {
  const line = (what: string, of: Figure, [above, below]: readonly [string, string], toReach: string): Line => {
    const ratio = (delivery: Delivery) => ratioOf(find(checks, above, delivery), find(checks, below, delivery), of);
    return [what, ratio("webhook"), ratio("polling"), toReach];
  };
  const { file, wizard, echo, redis } = names;
  return [
    line("checks/s, `file:` ÷ wizard", rate, [file, wizard], "2 and 2.5"),
    line("processor time, `file:` ÷ grammY echo", cost, [file, echo], "below 1"),
    line("checks/s, `redis:` ÷ `file:`", rate, [redis, file], "0.7"),
  ];
}

type Figure = (row: CheckRow) => number;

const rate: Figure = ({ updatesPerSecond }) => updatesPerSecond;
const cost: Figure = ({ processorTime }) => processorTime;

function find(checks: readonly CheckRow[], name: string, delivery: Delivery): CheckRow | undefined {
  return checks.find((row) => row.name === name && row.delivery === delivery);
}

function ratioOf(above: CheckRow | undefined, below: CheckRow | undefined, of: Figure): string {
  return above === undefined || below === undefined ? "" : (of(above) / of(below)).toFixed(2);
}

function ofTheRest({ copies, kept, halfLoad }: Report): readonly Line[] {
  const p99 = (delivery: Delivery) => {
    const row = halfLoad.find((candidate) => candidate.name === names.file && candidate.delivery === delivery);
    return row === undefined ? "" : `${row.added.p99.toFixed(1)} ms`;
  };
  return [
    ["checks/s, two copies on two cores ÷ one on one", copies?.ratio.toFixed(2) ?? "", "", "1.7"],
    ["added to the provider's time at half load, p99", p99("webhook"), p99("polling"), "below 20 ms"],
    ...kept.slice(-1).map(memoryLine),
  ];
}

/** Pages of the store's file are told apart: the system takes them back when it needs them. */
function memoryLine({ sessions, memoryUnderLoad, storePages }: KeptSessions): Line {
  const own = `${megabytes(memoryUnderLoad - storePages)}, and ${megabytes(storePages)} of the file`;
  return [`memory on a small server, ${sessions} sessions on disk`, own, "", "below 150 MB"];
}
