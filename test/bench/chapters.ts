import { measureAtOnce } from "./at-once.ts";
import type { ProcessOptions } from "./bot-process.ts";
import { checkRows } from "./checks-table.ts";
import type { Contestant } from "./contestant.ts";
import type { Efforts } from "./efforts.ts";
import { measureHalfLoad } from "./half-load.ts";
import { measureInquiries } from "./inquiries/measure-inquiries.ts";
import { inquiryRows } from "./inquiries-line.ts";
import { measureKeptSessions } from "./kept-sessions.ts";
import { deliveries, lineUp, names, thisBot } from "./line-up.ts";
import type { LocalRedis } from "./local-redis.ts";
import type { Report } from "./report.ts";
import { playRounds } from "./rounds.ts";
import { measureSealing } from "./sealing-cost.ts";
import { standInProvider } from "./stand-in-provider.ts";
import { measureTwoCopies } from "./two-copies.ts";

export const chapters = ["checks", "load", "kept", "copies", "inquiries", "sealing"] as const;

export type Chapter = (typeof chapters)[number];

export type Bench = {
  readonly effort: Efforts;
  /** Of the contestants side by side, parts of the names. */
  readonly only: readonly string[];
  readonly chapters: readonly Chapter[];
  readonly options: ProcessOptions;
  readonly newFolder: () => string;
  readonly redis: LocalRedis | undefined;
};

type Measured = Omit<Report, "machine">;

/** One chapter after the other: each has the machine for itself. */
export async function measure(bench: Bench): Promise<Measured> {
  let measured: Measured = { checks: [], halfLoad: [], atOnce: [], kept: [], inquiries: [] };
  for (const chapter of bench.chapters) measured = { ...measured, ...(await measureChapter(chapter, bench, measured)) };
  return measured;
}

async function measureChapter(chapter: Chapter, bench: Bench, { checks }: Measured): Promise<Partial<Measured>> {
  const { effort, options, newFolder, redis } = bench;
  switch (chapter) {
    case "checks": {
      const contestants = lineUp(storesOf(bench)).filter(({ name }) => bench.only.some((part) => name.includes(part)));
      return { checks: checkRows(await playRounds(contestants, effort.checks, options)) };
    }
    case "load": {
      const halfLoads = underLoad(bench).map((bot) => ({ ...bot, providerTakes: 200, rate: halfOf(checks, bot) }));
      const halfLoad = await measureHalfLoad(halfLoads, effort.halfLoad, options);
      const rushes = underLoad(bench).map((bot) => ({ ...bot, providerTakes: 2_000 }));
      return { halfLoad, atOnce: await measureAtOnce(rushes, effort.atOnce, options) };
    }
    case "kept":
      return { kept: await measureKeptSessions(effort.kept, newFolder, options) };
    case "copies":
      if (redis === undefined || options.core === undefined) return {};
      return { copies: await measureTwoCopies(effort.copies, redis, options) };
    case "inquiries": {
      const provider = await standInProvider();
      const results = await measureInquiries({ ...effort.inquiries, providerUrl: provider.url });
      await provider.close();
      return { inquiries: inquiryRows(results) };
    }
    case "sealing":
      return { sealing: measureSealing(effort.sealing) };
  }
}

function storesOf({ newFolder, redis }: Bench) {
  return { folder: newFolder, redis: redis?.newDatabase };
}

function underLoad({ newFolder, redis }: Bench): readonly Contestant[] {
  const onRedis = redis === undefined ? [] : [thisBot(names.redis, "webhook", redis.newDatabase())];
  return [...deliveries.map((delivery) => thisBot(names.file, delivery, `file:${newFolder()}`)), ...onRedis];
}

/** Of what it did at most, in checks a second; where that was not measured, of what any machine does. */
function halfOf(checks: Measured["checks"], { name, delivery }: Contestant): number {
  const row = checks.find((candidate) => candidate.name === name && candidate.delivery === delivery);
  return (row?.checksPerSecond ?? 100) / 2;
}
