import type { Config } from "../config/read-config.ts";
import type { Pages } from "../ops/monitoring-pages.ts";
import { isUnknownToken, type TelegramBot, telegramBot } from "../telegram/bot.ts";
import type { ObservedCall } from "../telegram/observe-calls.ts";
import { CannotStart } from "./cannot-start.ts";

export type Connected = {
  readonly bot: TelegramBot;
  /** Where the page is, when the playground stands in for Telegram. */
  readonly playgroundUrl?: string;
  readonly close: () => Promise<void>;
};

type Watching = {
  readonly failed: (error: unknown) => void;
  readonly called: (call: ObservedCall) => void;
  readonly moved?: (from: number, to: number) => void;
  /** The playground serves them too: it has the port. */
  readonly pages: Pages;
};

/** Telegram, or the playground in its place. @throws CannotStart when Telegram does not know the token. */
export async function connectTelegram(
  { telegram, http }: Pick<Config, "telegram" | "http">,
  { failed, called, moved, pages }: Watching,
): Promise<Connected> {
  // By name: who calls may hand over more than is asked for.
  const watching = { failed, called, ...(moved && { moved }) };
  if (telegram.kind === "telegram") {
    const bot = await telegramBot({ ...telegram, ...watching }).catch((error: unknown) => {
      throw isUnknownToken(error) ? new CannotStart(["BOT_TOKEN: Telegram does not know this token"]) : error;
    });
    return { bot, close: bot.close };
  }
  // Loaded where it is used: a real bot does without it and its packages.
  const { openPlayground } = await import("./open-playground.ts");
  const served = await openPlayground(http, pages);
  const bot = await telegramBot({ token: served.token, apiRoot: served.url, ...watching, perSecond: 30 });
  const close = async () => {
    await bot.close();
    await served.close();
  };
  return { bot, playgroundUrl: served.url, close };
}
