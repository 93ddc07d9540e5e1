import { createServer } from "node:http";
import type { Config } from "./config/read-config.ts";
import { within } from "./later.ts";
import type { TelegramBot } from "./telegram/bot.ts";
import { webhook } from "./telegram/webhook.ts";

export type Receiving = {
  /** Rejects when updates can no longer be received; resolves when it was stopped. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts to receive updates, by asking for them or by being called. */
export async function receiveUpdates(
  { telegram, http }: Pick<Config, "telegram" | "http">,
  bot: TelegramBot,
): Promise<Receiving> {
  if (telegram.kind === "playground" || telegram.delivery.kind === "polling") return bot.poll();
  const { url, secret } = telegram.delivery;
  const server = createServer(webhook(bot.handle, { path: new URL(url).pathname, secret }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(http.port, http.host, resolve);
  });
  const ended = new Promise<void>((resolve, reject) => server.once("error", reject).once("close", resolve));
  await bot.receiveAt(url, secret);
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await within(1_000, closed);
    // Whoever has not finished speaking by then is not listened to any more.
    server.closeAllConnections();
    await closed;
  };
  return { ended, stop };
}
