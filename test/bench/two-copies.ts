import type { ProcessOptions } from "./bot-process.ts";
import { thisBot } from "./line-up.ts";
import type { LocalRedis } from "./local-redis.ts";
import { median } from "./median.ts";
import { type Effort, playRounds } from "./rounds.ts";

/** Medians of the rounds. */
export type TwoCopies = {
  /** Checks a second of one copy on one core. */
  readonly one: number;
  /** Checks a second of two copies that share that core. */
  readonly sharing: number;
  /** Of two copies with a core each, against one. */
  readonly ratio: number;
  /** Of the Redis itself for each check, in microseconds. */
  readonly redis: number;
};

/**
 * One copy on the bots' core, and two copies together on the same core, so that in both cases the driver, the
 * stand-ins and Redis have the others: twice what two copies do on half a core each is what they do on a whole one
 * each. That they push each other aside counts against them. Every update goes to the other copy than the one before.
 */
export async function measureTwoCopies(effort: Effort, redis: LocalRedis, options: ProcessOptions): Promise<TwoCopies> {
  const contestants = [
    thisBot("one copy", "webhook", redis.newDatabase()),
    { ...thisBot("two copies", "webhook", redis.newDatabase()), copies: 2 },
  ];
  const before = redis.processorTime();
  const results = await playRounds(contestants, effort, options);
  const people = 3 * effort.warmUp + contestants.length * effort.rounds * effort.crowd;
  const rates = results.map(({ rounds }) => median(rounds.map((round) => round.people)));
  const [one = 0, sharing = 0] = rates.map(Math.round);
  return { one, sharing, ratio: (2 * sharing) / one, redis: Math.round((redis.processorTime() - before) / people) };
}
