import type { Contestant } from "./contestant.ts";
import type { Deed } from "./person.ts";
import { sample } from "./stand-in-provider.ts";

/** A full check: menu, category, product, number, bill. */
const check: readonly Deed[] = [
  { say: "/start", until: "Listrik" },
  { press: "Listrik", until: "PLN Pascabayar" },
  { press: "PLN Pascabayar", until: "514040400482" },
  { say: sample.account, until: sample.name },
];

/** As many updates as a check has, each answered with one call. */
const echo: readonly Deed[] = ["satu", "dua", "tiga", "empat"].map((word) => ({ say: word, until: word }));

/** Everybody who is measured. `newFolder` gives a store on disk a place of its own; `redisUrl` is there with a Redis. */
export function lineUp(newFolder: () => string, redisUrl: string | undefined): readonly Contestant[] {
  return (["webhook", "polling"] as const).flatMap((delivery): readonly Contestant[] => [
    { name: "Telegraf WizardScene", file: "telegraf-wizard.ts", delivery, deeds: check, isMeasure: true },
    { name: "this bot, memory:", file: "this-bot.ts", delivery, deeds: check, storeUrl: "memory:" },
    { name: "this bot, file:", file: "this-bot.ts", delivery, deeds: check, storeUrl: `file:${newFolder()}` },
    ...(redisUrl === undefined
      ? []
      : [{ name: "this bot, redis:", file: "this-bot.ts", delivery, deeds: check, storeUrl: redisUrl }]),
    { name: "grammY echo", file: "grammy-echo.ts", delivery, deeds: echo },
    ...(delivery === "polling" ? [] : [{ name: "bare node:http echo", file: "bare-node.ts", delivery, deeds: echo }]),
  ]);
}
