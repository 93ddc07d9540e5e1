import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "./agent.ts";
import type { CopyOfBot } from "./copy-of-bot.ts";
import type { Tally } from "./tally.ts";

type Report = {
  /** What was done to the copies. */
  readonly label: string;
  readonly seed: number;
  readonly delivery: string;
  readonly storeUrl: string;
  readonly aims: readonly string[];
  readonly tally: Tally;
  readonly checks: readonly Check[];
  readonly copies: readonly CopyOfBot[];
};

/** Says what came of a run; with `KILL_LOGS` set to a folder, what the copies printed and everybody saw is left there. */
export async function report({ label, seed, delivery, storeUrl, aims, tally, checks, copies }: Report): Promise<void> {
  const [store] = storeUrl.split(":");
  const { asked, answered, lost, doubled, vanished, wrong, notWhole, excuses, repeated, slowestMs } = tally;
  const counts = { asked, answered, lost: lost.length, doubled: doubled.length, vanished: vanished.length };
  const rest = {
    wrong: wrong.length,
    "not whole": notWhole.length,
    excuses: excuses.length,
    "repeated screens": repeated,
    "slowest ms": slowestMs,
    fell: copies.map(({ fell }) => fell()),
  };
  process.stdout.write(
    `${label}: ${delivery}, ${store}, seed ${seed}, ${aims.length} times (${[...new Set(aims)].join(", ")}): ${JSON.stringify({ ...counts, ...rest })}\n`,
  );
  const folder = process.env.KILL_LOGS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${label}-${delivery}-${store}-tally.json`), JSON.stringify(tally, undefined, 1));
  for (const { client, chat, history } of new Set(checks.map(({ view }) => view))) {
    await writeFile(join(folder, `${label}-${delivery}-${store}-chat-${chat}-${client.id}.txt`), history().join("\n"));
  }
  for (const [at, { log }] of copies.entries())
    await writeFile(join(folder, `${label}-${delivery}-${store}-copy-${at + 1}.log`), log());
}
