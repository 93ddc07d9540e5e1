import type { ProcessOptions } from "./bot-process.ts";
import type { Contestant } from "./contestant.ts";
import { type Player, playCrowd, withPlayers } from "./players.ts";
import type { Calls } from "./stand-in-telegram.ts";

export type Effort = {
  readonly rounds: number;
  /** People in a round. */
  readonly crowd: number;
  /** Of the crowd, how many are busy at any moment. */
  readonly together: number;
  /** People before the first round, for each copy. */
  readonly warmUp: number;
};

/** Of one round. */
export type Round = {
  /** Of one person's deeds, in microseconds, of all copies. */
  readonly processorTime: number;
  /** People served in a second. */
  readonly people: number;
};

export type Result = {
  readonly contestant: Contestant;
  readonly rounds: readonly Round[];
  /** Of one person's deeds: how often the bot called each method. */
  readonly calls: Calls;
  /** Of one person's deeds: how often it asked the provider. */
  readonly asked: number;
};

/** Round by round, so that what else happens on the machine happens to all of them. */
export function playRounds(
  contestants: readonly Contestant[],
  { rounds, crowd, together, warmUp }: Effort,
  options: ProcessOptions,
): Promise<readonly Result[]> {
  return withPlayers(contestants, options, async (players) => {
    for (const player of players) await playCrowd(player, warmUp * (player.contestant.copies ?? 1), together);
    const played = new Map<Player, Round[]>(players.map((player) => [player, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [player, results] of played) results.push(await playRound(player, crowd, together));
    }
    return [...played].map(([player, results]) => resultOf(player, results));
  });
}

async function playRound(player: Player, crowd: number, together: number): Promise<Round> {
  const before = await player.running.usage();
  const begunAt = performance.now();
  await playCrowd(player, crowd, together);
  const seconds = (performance.now() - begunAt) / 1000;
  const after = await player.running.usage();
  return { processorTime: (after.processorTime - before.processorTime) / crowd, people: crowd / seconds };
}

function resultOf({ contestant, running, people }: Player, rounds: readonly Round[]): Result {
  const calls = Object.entries(running.telegram.calls()).map(([method, count]) => [method, count / people]);
  return { contestant, rounds, calls: Object.fromEntries(calls), asked: running.provider.asked() / people };
}
