import { type Contestant, type Running, type RunOptions, runContestant } from "./contestant.ts";
import { median } from "./median.ts";
import { playPerson } from "./person.ts";

export type Effort = {
  readonly rounds: number;
  /** People in a round whose checks are made side by side, for the processor time. */
  readonly crowd: number;
  /** Of the crowd, how many are busy at any moment. */
  readonly together: number;
  /** People in a round who come one after another, for the time until the first answer. */
  readonly alone: number;
  /** People before the first round. */
  readonly warmUp: number;
};

export type Result = {
  readonly contestant: Contestant;
  /** Of each round, the processor time of one person's deeds in microseconds. */
  readonly processorTimes: readonly number[];
  /** Of each round, the median time until the first answer to an update, in milliseconds. */
  readonly firstAnswers: readonly number[];
  /** Of one person's deeds: how often the bot called each method. */
  readonly calls: Readonly<Record<string, number>>;
};

/** Round by round, so that what else happens on the machine happens to all of them. */
export async function playRounds(
  contestants: readonly Contestant[],
  effort: Effort,
  options: RunOptions,
): Promise<readonly Result[]> {
  const players: Player[] = [];
  try {
    for (const contestant of contestants) {
      const running = await runContestant(contestant, options);
      players.push({ contestant, running, processorTimes: [], firstAnswers: [], people: 0 });
    }
    for (const player of players) await playCrowd(player, effort.warmUp, effort.together);
    for (let round = 0; round < effort.rounds; round++) {
      for (const player of players) await playRound(player, effort);
    }
    return players.map(resultOf);
  } finally {
    await Promise.all(players.map(({ running }) => running.stop()));
  }
}

type Player = {
  readonly contestant: Contestant;
  readonly running: Running;
  readonly processorTimes: number[];
  readonly firstAnswers: number[];
  people: number;
};

async function playRound(player: Player, { crowd, together, alone }: Effort): Promise<void> {
  const { running, processorTimes, firstAnswers } = player;
  const before = await running.processorTime();
  await playCrowd(player, crowd, together);
  processorTimes.push(((await running.processorTime()) - before) / crowd);

  const waits: number[] = [];
  for (let person = 0; person < alone; person++) waits.push(...(await playNext(player)));
  firstAnswers.push(median(waits));
}

async function playCrowd(player: Player, size: number, together: number): Promise<void> {
  let left = size;
  const playOn = async () => {
    while (left-- > 0) await playNext(player);
  };
  await Promise.all(Array.from({ length: together }, playOn));
}

/** Everybody is somebody new: Telegram lets a bot write to one chat only about once a second. */
function playNext(player: Player): Promise<readonly number[]> {
  player.people++;
  return playPerson(player.running.telegram, 5_000_000_000 + player.people, player.contestant.deeds);
}

function resultOf({ contestant, running, processorTimes, firstAnswers, people }: Player): Result {
  const calls = Object.fromEntries([...running.telegram.calls].map(([method, count]) => [method, count / people]));
  return { contestant, processorTimes, firstAnswers, calls };
}
