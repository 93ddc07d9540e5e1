import { CannotStart } from "./cannot-start.ts";
import type { Config } from "./config/read-config.ts";
import { playground } from "./playground/playground.ts";
import { servePlayground } from "./playground/serve-playground.ts";
import { playgroundBot, playgroundCast } from "./playground-cast.ts";
import { storiesPage } from "./sandbox/stories-page.ts";
import { isUnknownToken, type TelegramBot, telegramBot } from "./telegram/bot.ts";

export type Connected = {
  readonly bot: TelegramBot;
  /** Where the page is, when the playground stands in for Telegram. */
  readonly playgroundUrl?: string;
  readonly close: () => Promise<void>;
};

/** Telegram, or the playground in its place. @throws CannotStart when Telegram does not know the token. */
export async function connectTelegram(
  { telegram, http }: Pick<Config, "telegram" | "http">,
  failed: (error: unknown) => void,
): Promise<Connected> {
  if (telegram.kind === "telegram") {
    const bot = await telegramBot({ ...telegram, failed }).catch((error: unknown) => {
      throw isUnknownToken(error) ? new CannotStart(["BOT_TOKEN: Telegram does not know this token"]) : error;
    });
    return { bot, close: bot.close };
  }
  const served = await openPlayground(http);
  const bot = await telegramBot({ token: playgroundBot.token, apiRoot: served.url, failed });
  const close = async () => {
    await bot.close();
    await served.close();
  };
  return { bot, playgroundUrl: served.url, close };
}

async function openPlayground({ port, portChosen }: Config["http"]) {
  // Whoever reaches it can speak as any person in it, so it never leaves this machine, whatever HOST says.
  const host = "127.0.0.1";
  const help = `${storiesPage("id")}${storiesPage("en")}`;
  const local = playground({ bot: playgroundBot, ...playgroundCast, clock: Date.now, help });
  return servePlayground(local, { host, port }).catch((error: unknown) => {
    // A port that nobody chose may be any: the newcomer's first start should not fail for it.
    if (!isTaken(error)) throw error;
    if (portChosen) throw new CannotStart(["PORT: another program listens there; 0 takes any free one"]);
    return servePlayground(local, { host, port: 0 });
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
