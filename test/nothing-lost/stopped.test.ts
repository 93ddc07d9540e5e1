import { describe, expect, test } from "vitest";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { CopyOfBot } from "./copy-of-bot.ts";
import { report } from "./report.ts";
import type { Happened } from "./stage.ts";
import { nothingLost, tallyOf } from "./tally.ts";
import { type WorldOptions, worldOutside } from "./world-outside.ts";

const timeout = 300_000;
const seed = Number(process.env.SEED ?? 7);
/** What a supervisor waits before it kills: ten seconds with Docker. */
const limitMs = 10_000;

const stops = 2;

/** Resolves when so many things have happened since it was asked: there is load. */
function load(): { readonly happened: Happened; readonly passes: (count: number) => Promise<void> } {
  let left = 0;
  let passed = () => {};
  return {
    happened: () => {
      left -= 1;
      if (left === 0) passed();
    },
    passes: (count) =>
      new Promise((resolve) => {
        left = count;
        passed = resolve;
      }),
  };
}

/** Stops the copies one after the other while people check, and starts each again at once. */
async function stoppedRun(options: Pick<WorldOptions, "delivery" | "storeUrl" | "copies">) {
  const { happened, passes } = load();
  const { copies, checksUntil, quiet } = await worldOutside({ ...options, seed, people: 20, happened });
  const enough = new AbortController();
  for (const copy of copies) copy.start();
  const checking = checksUntil(enough.signal);
  const ends = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await passes(100);
    ends.push(await stopped(copies[stop % copies.length]));
  }
  await passes(50);
  enough.abort();
  const checks = await checking;
  await quiet(5_000);
  const tally = tallyOf(checks);
  await report({
    label: "stopped",
    seed,
    ...options,
    aims: ends.map(({ afterMs }) => `SIGTERM ${afterMs} ms`),
    tally,
    checks,
    copies,
  });
  return { tally, ends };
}

async function stopped(copy: CopyOfBot | undefined) {
  const begun = performance.now();
  const code = await copy?.stop();
  const afterMs = Math.round(performance.now() - begun);
  copy?.start();
  await copy?.ready();
  return { code, afterMs };
}

describe.each(["polling", "webhook"] as const)("SIGTERM under load, by %s,", (delivery) => {
  test(`ends each copy with 0 in time, and nothing is lost and nobody hears an excuse${redisNote}`, {
    timeout,
  }, async () => {
    const redis = redisInstalled ? [{ storeUrl: (await redisServer()).url, copies: 2 }] : [];
    const stores = [{ storeUrl: `file:${temporaryFolder()}`, copies: 1 }, ...redis];
    const runs = await Promise.all(stores.map((store) => stoppedRun({ delivery, ...store })));
    for (const { tally, ends } of runs) {
      expect.soft(tally).toMatchObject({ ...nothingLost, answered: tally.asked });
      for (const end of ends) expect.soft(end).toEqual({ code: 0, afterMs: expect.toSatisfy((ms) => ms < limitMs) });
    }
  });
});
