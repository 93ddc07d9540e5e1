import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lineUp } from "./line-up.ts";
import { localRedis } from "./local-redis.ts";
import { type Effort, playRounds } from "./rounds.ts";
import { standInProvider } from "./stand-in-provider.ts";
import { rowsOf, table } from "./table.ts";

const full: Effort = { rounds: 5, crowd: 300, together: 16, alone: 30, warmUp: 500 };
/** Says that the bench works, and nothing of how fast. */
const quick: Effort = { rounds: 1, crowd: 5, together: 5, alone: 2, warmUp: 0 };

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** A file for the results, as JSON. */
    out: { type: "string" },
    /** Measures only those whose name has this in it. */
    only: { type: "string", default: "" },
    /** A folder for the processor profiles of all of them. */
    profiles: { type: "string" },
  },
});

const folder = mkdtempSync(join(tmpdir(), "cek-tagihan-bench-"));
const provider = await standInProvider();
const redis = await localRedis();
const loadBefore = loadavg()[0] ?? 0;
try {
  const contestants = lineUp({
    folder: () => mkdtempSync(join(folder, "store-")),
    redis: redis?.newDatabase,
  }).filter(({ name, isMeasure }) => isMeasure || name.includes(asked.only));
  const results = await playRounds(contestants, asked.quick ? quick : full, {
    providerUrl: provider.url,
    ...(asked.profiles === undefined ? {} : { profiles: asked.profiles }),
  });
  const rows = rowsOf(results);
  if (asked.quick) console.log("One quick round, which shows that the bench works: its figures mean nothing.\n");
  const machine = { node: process.version, processor: cpus()[0]?.model ?? "", cores: cpus().length, loadBefore };
  console.log(table(rows));
  console.log(
    `\nNode ${machine.node}, ${machine.cores} × ${machine.processor}; load before: ${loadBefore.toFixed(2)}; another load than 0 raises all figures.`,
  );
  if (redis === undefined) console.log("redis-server is not installed: redis: was left out.");
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
} finally {
  await redis?.stop();
  await provider.close();
  rmSync(folder, { recursive: true });
}
