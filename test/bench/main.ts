import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtContestants } from "./built-contestants.ts";
import { type Chapter, chapters, measure } from "./chapters.ts";
import { coreForBots } from "./cores.ts";
import { full, quick } from "./efforts.ts";
import { localRedis } from "./local-redis.ts";
import { reportText } from "./report.ts";

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** A file for the results, as JSON. */
    out: { type: "string" },
    /** Of the bots side by side, measures only those whose name has one of these in it. */
    only: { type: "string", multiple: true, default: [""] },
    /** Measures only these chapters. */
    chapter: { type: "string", multiple: true, default: [...chapters] },
    /** A folder for the processor profiles of the bots. */
    profiles: { type: "string" },
  },
});

const loadBefore = loadavg()[0] ?? 0;
const folder = mkdtempSync(join(tmpdir(), "cek-tagihan-bench-"));
const contestants = builtContestants();
const core = coreForBots();
const redis = await localRedis();
try {
  const measured = await measure({
    effort: asked.quick ? quick : full,
    only: asked.only,
    chapters: chapters.filter((chapter: Chapter) => asked.chapter.includes(chapter)),
    options: { folder: contestants.folder, core, profiles: asked.profiles },
    newFolder: () => mkdtempSync(join(folder, "store-")),
    redis,
  });
  const processor = cpus()[0]?.model ?? "";
  const machine = { node: process.version, processor, cores: cpus().length, pinned: core !== undefined, loadBefore };
  const report = { machine, ...measured };
  if (asked.quick) console.log("One quick round, which shows that the bench works: its figures mean nothing.\n");
  console.log(reportText(report));
  if (redis === undefined) console.log("\nredis-server is not installed: redis: was left out.");
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await redis?.stop();
  contestants.remove();
  rmSync(folder, { recursive: true });
}
