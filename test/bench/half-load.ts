import type { ProcessOptions } from "./bot-process.ts";
import type { Contestant } from "./contestant.ts";
import { accountOf } from "./line-up.ts";
import { median } from "./median.ts";
import { percentile } from "./percentile.ts";
import { playPerson } from "./person.ts";
import { nextOf, type Player, playCrowd, withPlayers } from "./players.ts";

export type HalfLoadEffort = {
  readonly rounds: number;
  readonly seconds: number;
  /** People before the first round, and how many of them are busy at any moment. */
  readonly warmUp: number;
  readonly together: number;
};

/** Medians of the rounds; times in milliseconds. */
export type HalfLoad = {
  readonly name: string;
  readonly delivery: Contestant["delivery"];
  /** People who come in a second. */
  readonly rate: number;
  /** From the provider's answer leaving to the bill's call arriving. */
  readonly added: { readonly p50: number; readonly p99: number };
  readonly rounds: readonly number[];
};

/** People come when they come, whether those before them have been served or not. */
export function measureHalfLoad(
  contestants: readonly (Contestant & { readonly rate: number })[],
  { rounds, seconds, warmUp, together }: HalfLoadEffort,
  options: ProcessOptions,
): Promise<readonly HalfLoad[]> {
  return withPlayers(contestants, options, async (players) => {
    const rateOf = (index: number) => contestants[index]?.rate ?? 0;
    const added = players.map((): (readonly number[])[] => []);
    for (const player of players) await playCrowd(player, warmUp, together);
    for (let round = 0; round < rounds; round++) {
      for (const [index, player] of players.entries()) {
        const times = await arrivals(player, rateOf(index), seconds * 1000);
        added[index]?.push(times);
      }
    }
    return players.map(({ contestant: { name, delivery } }, index) => {
      const p99s = (added[index] ?? []).map((times) => percentile(times, 0.99));
      const p50 = median((added[index] ?? []).map(median));
      return { name, delivery, rate: rateOf(index), added: { p50, p99: median(p99s) }, rounds: p99s };
    });
  });
}

/** The times added for each who came. */
async function arrivals(player: Player, rate: number, milliseconds: number): Promise<readonly number[]> {
  const coming: Promise<number>[] = [];
  const begunAt = performance.now();
  for (let due = 0; due < milliseconds; due += pause(rate)) {
    const early = begunAt + due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    coming.push(added(player));
  }
  return Promise.all(coming);
}

/** Until the next one, in milliseconds, as between people who know nothing of each other. */
function pause(rate: number): number {
  return (-Math.log(1 - Math.random()) * 1000) / rate;
}

async function added(player: Player): Promise<number> {
  const [chat, deeds] = nextOf(player);
  const { seenAt } = await playPerson(player.running.telegram, chat, deeds);
  const answeredAt = player.running.provider.answeredAt(accountOf(chat));
  if (answeredAt === undefined) throw new Error("A bill was shown that the provider was not asked for");
  return seenAt - answeredAt;
}
