import type { Config } from "../config/read-config.ts";
import type { Pages } from "../ops/monitoring-pages.ts";
import type { Lease } from "../sharing/lease.ts";
import type { TelegramBot } from "../telegram/bot.ts";
import type { Polling } from "../telegram/poll.ts";
import { webhook } from "../telegram/webhook.ts";
import { pollInTurn } from "./poll-in-turn.ts";
import { type Serving, servePages } from "./serve-pages.ts";

export type Receiving = {
  /** Rejects when updates can no longer be received; resolves when it was stopped. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
  /** Where monitoring asks, unless the playground answers that. */
  readonly url?: string;
};

/**
 * Starts to receive updates, by asking for them or by being called, and to answer monitoring beside that. Telegram gives
 * updates to one program at a time: who asks for them holds the lease.
 */
export async function receiveUpdates(
  { telegram, http }: Pick<Config, "telegram" | "http">,
  bot: TelegramBot,
  pages: Pages,
  lease: Lease,
): Promise<Receiving> {
  if (telegram.kind === "playground") return pollInTurn(lease, bot.poll);
  if (telegram.delivery.kind === "polling") {
    return beside(await servePages(http, pages), pollInTurn(lease, bot.poll));
  }
  const { url, secret } = telegram.delivery;
  const webhookOnly = webhook(bot.handle, { path: new URL(url).pathname, secret });
  // Where Telegram would not find it the webhook is of no use.
  const serving = await servePages({ ...http, portChosen: true }, pages, webhookOnly);
  await bot.receiveAt(url, secret);
  return { ended: serving.ended, stop: serving.close, url: serving.url };
}

function beside({ url, ended, close }: Serving, polling: Polling): Receiving {
  const stop = async () => {
    await polling.stop();
    await close();
  };
  return { ended: Promise.race([polling.ended, ended]), stop, url };
}
