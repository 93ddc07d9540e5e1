import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ProcessOptions } from "./bot-process.ts";
import { runContestant } from "./contestant.ts";
import { thisBot } from "./line-up.ts";
import { median } from "./median.ts";
import { smallServer } from "./node-flags.ts";
import { firstChat, playCrowd } from "./players.ts";
import { seedSessions } from "./seed-sessions.ts";

export type KeptEffort = {
  readonly rounds: number;
  readonly sizes: readonly number[];
  /** People of the store who come back in a round, and how many of them are busy at any moment. */
  readonly crowd: number;
  readonly together: number;
};

/** Medians of the rounds; sizes in bytes, times in milliseconds. */
export type KeptSessions = {
  readonly sessions: number;
  readonly storeSize: number;
  readonly startedIn: number;
  readonly memoryAfterStart: number;
  readonly memoryUnderLoad: number;
  /** Of that, the pages of the store's file, which the system takes back when it needs them. */
  readonly storePages: number;
};

/** The whole program on stores of different sizes: what grows with them. */
export async function measureKeptSessions(
  { rounds, sizes, ...load }: KeptEffort,
  newFolder: () => string,
  options: ProcessOptions,
): Promise<readonly KeptSessions[]> {
  const stores: (Kept & { readonly visits: Visit[] })[] = [];
  for (const sessions of sizes) stores.push({ ...(await keptSessions(newFolder(), sessions)), visits: [] });
  for (let round = 0; round < rounds; round++) {
    for (const store of stores) store.visits.push(await visit(store, round, load, options));
  }
  return stores.map(({ sessions, storeSize, visits }) => {
    const of = (part: keyof Visit) => median(visits.map((visit) => visit[part]));
    return {
      sessions,
      storeSize,
      startedIn: of("startedIn"),
      memoryAfterStart: of("memoryAfterStart"),
      memoryUnderLoad: of("memoryUnderLoad"),
      storePages: of("storePages"),
    };
  });
}

type Kept = Pick<KeptSessions, "sessions" | "storeSize"> & { readonly folder: string };

async function keptSessions(folder: string, sessions: number): Promise<Kept> {
  await seedSessions(`file:${folder}`, sessions, firstChat);
  const files = readdirSync(folder).map((name) => statSync(join(folder, name)));
  // In blocks of 512 bytes, since a file may have holes.
  return { folder, sessions, storeSize: files.reduce((sum, { blocks }) => sum + blocks * 512, 0) };
}

type Visit = Omit<KeptSessions, "sessions" | "storeSize">;

/** The program starts, people who are in the store come back, and it ends. */
async function visit(
  { folder, sessions }: Kept,
  round: number,
  { crowd, together }: Pick<KeptEffort, "crowd" | "together">,
  options: ProcessOptions,
): Promise<Visit> {
  const bot = thisBot(`this bot, ${sessions} sessions`, "webhook", `file:${folder}`);
  const contestant = { ...bot, nodeFlags: smallServer };
  const running = await runContestant(contestant, options);
  try {
    const { memory: memoryAfterStart } = await running.usage();
    // Spread over the whole store, and others in each round.
    const chatOf = (index: number) => firstChat + (((round * crowd + index) * 7919) % sessions);
    await playCrowd({ contestant, running, chatOf, people: 0 }, crowd, together);
    const { memory: memoryUnderLoad } = await running.usage();
    const storePages = await running.storePages();
    return { startedIn: running.startedIn, memoryAfterStart, memoryUnderLoad, storePages };
  } finally {
    await running.stop();
  }
}
