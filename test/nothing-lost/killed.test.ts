import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { chance } from "./chance.ts";
import { killer } from "./killer.ts";
import { report } from "./report.ts";
import { nothingLost, tallyOf } from "./tally.ts";
import { type WorldOptions, worldOutside } from "./world-outside.ts";

/** `KILLS=200 npm run test:kill` takes its time; `SEED` repeats the choices of a run, if not its timing. */
const kills = Number(process.env.KILLS ?? 6);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const timeout = 300_000 + kills * 10_000;

async function killedRun(options: Pick<WorldOptions, "delivery" | "storeUrl" | "copies">) {
  const { happened, rage } = killer(chance(seed + 1), pause);
  const { copies, checksUntil, quiet } = await worldOutside({ ...options, seed, people: 20, isSlow: true, happened });
  const enough = new AbortController();
  for (const copy of copies) copy.start();
  const checking = checksUntil(enough.signal);
  const aims = await rage(copies, kills);
  enough.abort();
  const checks = await checking;
  // What would come twice comes late: with the work that a killed program left behind.
  await quiet(5_000);
  const tally = tallyOf(checks);
  await report({ label: "killed", seed, ...options, aims, tally, checks, copies });
  return tally;
}

describe.each(["polling", "webhook"] as const)("killed again and again, by %s", (delivery) => {
  // Side by side: most of the time each waits for something.
  test(`nothing is lost and nothing doubled, with a file and with two copies on one Redis${redisNote}`, {
    timeout,
  }, async () => {
    const redis = redisInstalled ? [{ storeUrl: (await redisServer()).url, copies: 2 }] : [];
    const stores = [{ storeUrl: `file:${temporaryFolder()}`, copies: 1 }, ...redis];
    const tallies = await Promise.all(stores.map((store) => killedRun({ delivery, ...store })));
    for (const tally of tallies) {
      expect.soft(tally).toMatchObject({ ...nothingLost, answered: tally.asked });
      expect.soft(tally.asked).toBeGreaterThan(20);
    }
  });
});
