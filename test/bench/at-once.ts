import type { ProcessOptions } from "./bot-process.ts";
import type { Contestant } from "./contestant.ts";
import { median } from "./median.ts";
import { percentile } from "./percentile.ts";
import { type Player, playCrowd, withPlayers } from "./players.ts";

export type AtOnceEffort = { readonly rounds: number; readonly people: number };

/** Medians of the rounds; times in milliseconds, memory in bytes. */
export type AtOnce = {
  readonly name: string;
  readonly delivery: Contestant["delivery"];
  readonly people: number;
  /** Until the last of them had the bill. */
  readonly allAfter: number;
  /** From an update until the bot's first call for it. */
  readonly firstAnswer: { readonly p50: number; readonly p99: number };
  /** The most in all rounds. */
  readonly mostMemory: number;
};

/** Everybody begins a check in the same moment. */
export function measureAtOnce(
  contestants: readonly Contestant[],
  { rounds, people }: AtOnceEffort,
  options: ProcessOptions,
): Promise<readonly AtOnce[]> {
  return withPlayers(contestants, options, async (players) => {
    const played = new Map<Player, Rush[]>(players.map((player) => [player, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [player, rushes] of played) rushes.push(await rush(player, people));
    }
    return Promise.all([...played].map(([player, rushes]) => resultOf(player, people, rushes)));
  });
}

type Rush = { readonly allAfter: number; readonly p50: number; readonly p99: number };

/** @throws when somebody was not answered. */
async function rush(player: Player, people: number): Promise<Rush> {
  const begunAt = performance.now();
  const played = await playCrowd(player, people, people);
  const waits = played.flatMap(({ firstAnswers }) => firstAnswers);
  return { allAfter: performance.now() - begunAt, p50: median(waits), p99: percentile(waits, 0.99) };
}

async function resultOf({ contestant, running }: Player, people: number, rushes: readonly Rush[]): Promise<AtOnce> {
  const { name, delivery } = contestant;
  const { mostMemory } = await running.usage();
  const of = (part: keyof Rush) => median(rushes.map((rush) => rush[part]));
  return {
    name,
    delivery,
    people,
    allAfter: of("allAfter"),
    firstAnswer: { p50: of("p50"), p99: of("p99") },
    mostMemory,
  };
}
