import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkRows } from "./checks-table.ts";
import { type InquiryEffort, measureInquiries } from "./inquiries/measure-inquiries.ts";
import { inquiryRows } from "./inquiries-table.ts";
import { lineUp } from "./line-up.ts";
import { localRedis } from "./local-redis.ts";
import { type Report, reportText } from "./report.ts";
import { type Effort, playRounds } from "./rounds.ts";
import { standInProvider } from "./stand-in-provider.ts";

type Efforts = { readonly checks: Effort; readonly inquiries: InquiryEffort };

const full: Efforts = {
  checks: { rounds: 5, crowd: 300, together: 16, alone: 30, warmUp: 500 },
  inquiries: { rounds: 5, times: 2000, together: 16, warmUp: 2000 },
};
/** Says that the bench works, and nothing of how fast. */
const quick: Efforts = {
  checks: { rounds: 1, crowd: 5, together: 5, alone: 2, warmUp: 0 },
  inquiries: { rounds: 1, times: 5, together: 5, warmUp: 0 },
};

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** A file for the results, as JSON. */
    out: { type: "string" },
    /** Of the bots, measures only those whose name has this in it. */
    only: { type: "string", default: "" },
    /** A folder for the processor profiles of the bots. */
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
  const providerUrl = provider.url;
  const effort = asked.quick ? quick : full;
  const checks = await playRounds(contestants, effort.checks, {
    providerUrl,
    ...(asked.profiles === undefined ? {} : { profiles: asked.profiles }),
  });
  const inquiries = await measureInquiries({ ...effort.inquiries, providerUrl });
  const report: Report = {
    machine: { node: process.version, processor: cpus()[0]?.model ?? "", cores: cpus().length, loadBefore },
    checks: checkRows(checks),
    inquiries: inquiryRows(inquiries),
  };
  if (asked.quick) console.log("One quick round, which shows that the bench works: its figures mean nothing.\n");
  console.log(reportText(report));
  if (redis === undefined) console.log("\nredis-server is not installed: redis: was left out.");
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await redis?.stop();
  await provider.close();
  rmSync(folder, { recursive: true });
}
