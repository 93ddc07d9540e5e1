import type { Config } from "../config/read-config.ts";
import type { Pages } from "../ops/monitoring-pages.ts";
import { playground } from "../playground/playground.ts";
import { servePlayground } from "../playground/serve-playground.ts";
import { storiesPage } from "../sandbox/stories-page.ts";
import { isUnknownToken, type TelegramBot, telegramBot } from "../telegram/bot.ts";
import type { ObservedCall } from "../telegram/observe-calls.ts";
import { atPort } from "./at-port.ts";
import { CannotStart } from "./cannot-start.ts";
import { playgroundBot, playgroundCast } from "./playground-cast.ts";

export type Connected = {
  readonly bot: TelegramBot;
  /** Where the page is, when the playground stands in for Telegram. */
  readonly playgroundUrl?: string;
  readonly close: () => Promise<void>;
};

type Watching = {
  readonly failed: (error: unknown) => void;
  readonly called: (call: ObservedCall) => void;
  /** The playground serves them too: it has the port. */
  readonly pages: Pages;
};

/** Telegram, or the playground in its place. @throws CannotStart when Telegram does not know the token. */
export async function connectTelegram(
  { telegram, http }: Pick<Config, "telegram" | "http">,
  { failed, called, pages }: Watching,
): Promise<Connected> {
  if (telegram.kind === "telegram") {
    const bot = await telegramBot({ ...telegram, failed, called }).catch((error: unknown) => {
      throw isUnknownToken(error) ? new CannotStart(["BOT_TOKEN: Telegram does not know this token"]) : error;
    });
    return { bot, close: bot.close };
  }
  const served = await openPlayground(http, pages);
  const bot = await telegramBot({ token: playgroundBot.token, apiRoot: served.url, failed, called });
  const close = async () => {
    await bot.close();
    await served.close();
  };
  return { bot, playgroundUrl: served.url, close };
}

async function openPlayground(http: Config["http"], pages: Pages) {
  // Whoever reaches it can speak as any person in it, so it never leaves this machine, whatever HOST says.
  const host = "127.0.0.1";
  const help = `${storiesPage("id")}${storiesPage("en")}`;
  const local = playground({ bot: playgroundBot, ...playgroundCast, clock: Date.now, help });
  const fetch = async (request: Request) => (await pageFor(request, pages)) ?? local.fetch(request);
  return atPort(http, (port) => servePlayground({ ...local, fetch }, { host, port }));
}

async function pageFor({ method, url }: Request, pages: Pages): Promise<Response | undefined> {
  const page = method === "GET" ? await pages(new URL(url).pathname) : undefined;
  return page && new Response(page.text, { status: page.status, headers: { "content-type": page.type } });
}
