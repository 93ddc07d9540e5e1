import type { ProcessOptions } from "./bot-process.ts";
import { type Contestant, type Running, runContestant } from "./contestant.ts";
import { type Played, playPerson } from "./person.ts";

/** A contestant that runs, and how many people have come to it. */
export type Player = {
  readonly contestant: Contestant;
  readonly running: Running;
  /** Of the person who comes so many after the first; somebody new each time unless it is given. */
  readonly chatOf?: (index: number) => number;
  people: number;
};

/** Starts all of them, lets them be measured, and ends them. */
export async function withPlayers<Measured>(
  contestants: readonly Contestant[],
  options: ProcessOptions,
  measure: (players: readonly Player[]) => Promise<Measured>,
): Promise<Measured> {
  const players: Player[] = [];
  try {
    for (const contestant of contestants) {
      players.push({ contestant, running: await runContestant(contestant, options), people: 0 });
    }
    return await measure(players);
  } finally {
    await Promise.all(players.map(({ running }) => running.stop()));
  }
}

/** So many people, of whom so many are busy at any moment. */
export async function playCrowd(player: Player, size: number, together: number): Promise<readonly Played[]> {
  const played: Played[] = [];
  let left = size;
  const playOn = async () => {
    while (left-- > 0) played.push(await playPerson(player.running.telegram, ...nextOf(player)));
  };
  await Promise.all(Array.from({ length: together }, playOn));
  return played;
}

export const firstChat = 5_000_000_001;

export function nextOf(player: Player): [chat: number, deeds: ReturnType<Contestant["deeds"]>] {
  const { chatOf = (index: number) => firstChat + index } = player;
  const chat = chatOf(player.people++);
  return [chat, player.contestant.deeds(chat)];
}
