import type { Contestant } from "./contestant.ts";
import type { Deed } from "./person.ts";
import { samples } from "./stand-in-provider.ts";

/** A full check: menu, category, product, number, bill. */
const check: readonly Deed[] = [
  { say: "/start", until: "Listrik" },
  { press: "Listrik", until: "PLN Pascabayar" },
  { press: "PLN Pascabayar", until: "514040400482" },
  { say: samples.ayopop.account, until: samples.ayopop.name },
];

/** As many updates as a check has, each answered with one call. */
const echo: readonly Deed[] = ["satu", "dua", "tiga", "empat"].map((word) => ({ say: word, until: word }));

/** Places for what a bot keeps, each new and empty. */
export type NewStores = {
  readonly folder: () => string;
  /** Where there is a Redis. */
  readonly redis: (() => string) | undefined;
};

/** Everybody who is measured, by both ways to receive updates. */
export function lineUp({ folder, redis }: NewStores): readonly Contestant[] {
  return (["webhook", "polling"] as const).flatMap((delivery) => {
    const bot = (name: string, storeUrl: string): Contestant => ({
      name: `this bot, ${name}`,
      file: "this-bot.ts",
      delivery,
      deeds: check,
      storeUrl,
    });
    const wizard = { name: "Telegraf WizardScene", file: "telegraf-wizard.ts", delivery, deeds: check };
    const grammy = { name: "grammY echo", file: "grammy-echo.ts", delivery, deeds: echo };
    const bare = { name: "bare node:http echo", file: "bare-node.ts", delivery, deeds: echo };
    return [
      { ...wizard, isMeasure: true },
      bot("memory:", "memory:"),
      bot("file:", `file:${folder()}`),
      ...(redis === undefined ? [] : [bot("redis:", redis())]),
      grammy,
      ...(delivery === "webhook" ? [bare] : []),
    ];
  });
}
