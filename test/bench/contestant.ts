import { freePort } from "../support/free-port.ts";
import { type BotProcess, botProcess, type ProcessOptions } from "./bot-process.ts";
import type { Setup, Usage } from "./contestants/run-as-child.ts";
import { production } from "./node-flags.ts";
import type { Deed } from "./person.ts";
import { type StandInProvider, standInProvider } from "./stand-in-provider.ts";
import { type StandInTelegram, standInTelegram } from "./stand-in-telegram.ts";

/** A bot that is measured, and what it is asked to do. */
export type Contestant = {
  readonly name: string;
  /** In `contestants/`. */
  readonly file: string;
  readonly delivery: Setup["delivery"];
  readonly storeUrl?: string;
  /** Of the person in a chat. */
  readonly deeds: (chat: number) => readonly Deed[];
  /** Answers each update with its text, and checks nothing. */
  readonly isEcho?: true;
  /** That Node is started with, instead of those of production. */
  readonly nodeFlags?: readonly string[];
  /** How many run side by side. */
  readonly copies?: number;
  /** Milliseconds that its provider takes. */
  readonly providerTakes?: number;
};

export type Running = {
  readonly telegram: StandInTelegram;
  readonly provider: StandInProvider;
  /** Of the slowest copy, in milliseconds. */
  readonly startedIn: number;
  /** Of all copies together. */
  readonly usage: () => Promise<Usage>;
  readonly storePages: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Starts it in a process of its own, with stand-ins for Telegram and the provider of its own. */
export async function runContestant(contestant: Contestant, options: ProcessOptions): Promise<Running> {
  const telegram = await standInTelegram();
  const provider = await standInProvider(contestant.providerTakes);
  const copies: BotProcess[] = [];
  const stop = async () => {
    await Promise.all(copies.map((copy) => copy.stop()));
    await telegram.close();
    await provider.close();
  };
  const { delivery, file, nodeFlags = production, storeUrl = "memory:" } = contestant;
  try {
    for (let copy = 0; copy < (contestant.copies ?? 1); copy++) {
      const port = await freePort();
      const setup: Setup = { apiRoot: telegram.url, port, providerUrl: provider.url, delivery, storeUrl };
      copies.push(await botProcess(file, setup, { ...options, nodeFlags }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    telegram,
    provider,
    startedIn: Math.max(...copies.map(({ startedIn }) => startedIn)),
    usage: async () => sumOf(await Promise.all(copies.map((copy) => copy.usage()))),
    storePages: async () => {
      const pages = await Promise.all(copies.map((copy) => copy.storePages()));
      return pages.reduce((total, ofOne) => total + ofOne, 0);
    },
    stop,
  };
}

function sumOf(usages: readonly Usage[]): Usage {
  const sum = (of: (usage: Usage) => number) => usages.reduce((total, usage) => total + of(usage), 0);
  return {
    processorTime: sum(({ processorTime }) => processorTime),
    memory: sum(({ memory }) => memory),
    mostMemory: sum(({ mostMemory }) => mostMemory),
  };
}
