import { fork } from "node:child_process";
import { once } from "node:events";
import type { FromChild, Setup } from "./contestants/run-as-child.ts";
import { freePort } from "./free-port.ts";
import type { Deed } from "./person.ts";
import { type StandInTelegram, standInTelegram } from "./stand-in-telegram.ts";

/** A bot that is measured, and what it is asked to do. */
export type Contestant = {
  readonly name: string;
  /** In `contestants/`. */
  readonly file: string;
  readonly delivery: Setup["delivery"];
  readonly storeUrl?: string;
  readonly deeds: readonly Deed[];
  /** The others in its delivery are compared with it. */
  readonly isMeasure?: true;
};

export type Running = {
  readonly telegram: StandInTelegram;
  /** Microseconds of processor time that its process has used so far. */
  readonly processorTime: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

export type RunOptions = {
  readonly providerUrl: string /** Where its `--cpu-prof` goes. */;
  readonly profiles?: string;
};

/** Starts it in a process of its own, with a stand-in for Telegram of its own. */
export async function runContestant(contestant: Contestant, { providerUrl, profiles }: RunOptions): Promise<Running> {
  const telegram = await standInTelegram();
  const { delivery, storeUrl = "memory:" } = contestant;
  const setup: Setup = { apiRoot: telegram.url, port: await freePort(), providerUrl, delivery, storeUrl };
  const profiling = profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`];
  const child = fork(new URL(`contestants/${contestant.file}`, import.meta.url), [JSON.stringify(setup)], {
    execArgv: ["--import", "tsx", ...profiling],
  });
  const ended = once(child, "exit");

  const told = async (): Promise<FromChild> => {
    const [message] = await Promise.race([
      once(child, "message"),
      ended.then(() => Promise.reject(new Error(`${contestant.name} ended before it answered`))),
    ]);
    return message;
  };
  try {
    await told();
  } catch (error) {
    await telegram.close();
    throw error;
  }

  return {
    telegram,
    processorTime: async () => {
      const answer = told();
      child.send("processor time?");
      const { user, system } = await answer;
      return user + system;
    },
    stop: async () => {
      child.disconnect();
      await ended;
      await telegram.close();
    },
  };
}
