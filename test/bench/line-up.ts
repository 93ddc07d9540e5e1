import type { Contestant } from "./contestant.ts";
import type { Deed } from "./person.ts";
import { samples } from "./stand-in-provider.ts";

/** A full check: menu, category, product, number, bill. Everybody has a number of their own, so none is asked twice. */
const check = (chat: number): readonly Deed[] => [
  { say: "/start", until: "Listrik" },
  { press: "Listrik", until: "PLN Pascabayar" },
  { press: "PLN Pascabayar", until: "514040400482" },
  { say: accountOf(chat), until: samples.ayopop.name },
];

/** Twelve digits, as PLN's customers have. */
export const accountOf = (chat: number): string => `51${String(chat).padStart(10, "0")}`;

/** As many updates as a check has, each answered with one call. */
const echo: readonly Deed[] = ["satu", "dua", "tiga", "empat"].map((word) => ({ say: word, until: word }));

export const deliveries = ["webhook", "polling"] as const;

export type Delivery = (typeof deliveries)[number];

/** Places for what a bot keeps, each new and empty. */
export type NewStores = {
  readonly folder: () => string;
  /** Where there is a Redis. */
  readonly redis: (() => string) | undefined;
};

export const names = {
  floor: "bare node:http echo",
  echo: "grammY echo",
  wizard: "Telegraf WizardScene",
  conversation: "@grammyjs/conversations",
  lean: "our transport alone",
  memory: "this bot, memory:",
  file: "this bot, file:",
  redis: "this bot, redis:",
} as const;

/** This bot with a store of its own. */
export function thisBot(name: string, delivery: Delivery, storeUrl: string): Contestant {
  return { name, delivery, storeUrl, file: "this-bot.js", deeds: check };
}

/** Everybody who is measured, by both ways to receive updates. */
export function lineUp({ folder, redis }: NewStores): readonly Contestant[] {
  return deliveries.flatMap((delivery): readonly Contestant[] => [
    ...(delivery === "webhook"
      ? [{ name: names.floor, file: "bare-node.js", delivery, deeds: () => echo, isEcho: true } as const]
      : []),
    { name: names.echo, file: "grammy-echo.js", delivery, deeds: () => echo, isEcho: true },
    { name: names.wizard, file: "telegraf-wizard.js", delivery, deeds: check },
    { name: names.conversation, file: "grammy-conversation.js", delivery, deeds: check },
    { name: names.lean, file: "lean-wizard.js", delivery, deeds: check },
    thisBot(names.memory, delivery, "memory:"),
    thisBot(names.file, delivery, `file:${folder()}`),
    ...(redis === undefined ? [] : [thisBot(names.redis, delivery, redis())]),
  ]);
}
