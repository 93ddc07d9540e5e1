import { setMaxListeners } from "node:events";
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chance } from "../nothing-lost/chance.ts";
import { agent } from "./agent.ts";
import { type CastOptions, crowdedTelegram } from "./crowded-telegram.ts";
import { failingProviders } from "./failing-providers.ts";
import { type LoadReport, loadText, reportOf } from "./report.ts";
import { runningBot } from "./running-bot.ts";

/*
 * Many agents at once, in private and in their groups, for some minutes, with providers that fail at random: what is
 * lost, what is doubled, which of Telegram's limits are broken, and whether memory stays as it is.
 * `npm run load -- --minutes 5 --people 1000 --groups 50 --every 90 --out .ci/load.json`
 */

const { values: asked } = parseArgs({
  options: {
    minutes: { type: "string", default: "4" },
    people: { type: "string", default: "1000" },
    groups: { type: "string", default: "50" },
    /** Seconds between two checks of the same person. */
    every: { type: "string", default: "90" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** A file for the results, as JSON. */
    out: { type: "string" },
  },
});

const size: CastOptions = { people: Number(asked.people), groups: Number(asked.groups) };
const runMs = Number(asked.minutes) * 60_000;
const random = chance(Number(asked.seed));

const telegram = await crowdedTelegram(size);
const providers = await failingProviders(random.fork());
const bot = await runningBot({ ...telegram.env, ...providers.env });
try {
  await bot.ready();
  const enough = new AbortController();
  setMaxListeners(0, enough.signal);
  const agents = telegram.cast.map((member) =>
    agent({ ...member, url: telegram.url, everyMs: Number(asked.every) * 1000, chance: random.fork() }),
  );
  const working = Promise.all(agents.map(({ work }) => work(enough.signal)));
  const memory: number[] = [];
  for (const end = performance.now() + runMs; performance.now() < end; ) {
    await pause(Math.min(5_000, runMs / 20));
    memory.push(await bot.memory());
  }
  enough.abort();
  const counting = await working;
  const checks = (await Promise.all(counting.map((count) => count()))).flat();
  const report: LoadReport = reportOf({
    ...size,
    minutes: Number(asked.minutes),
    seed: Number(asked.seed),
    checks,
    memory,
    counts: telegram.counts(),
    faults: providers.faults(),
    log: bot.log(),
  });
  process.stdout.write(`${loadText(report)}\n`);
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.lost.length + report.doubled.length + report.refused === 0 ? 0 : 1;
} finally {
  await bot.stop();
  await providers.close();
  await telegram.close();
}
