import { autoRetry } from "@grammyjs/auto-retry";
import { type Api, Bot, type Context, GrammyError } from "grammy";
import { followMigration } from "./follow-migration.ts";
import { leanTransport } from "./lean-transport.ts";
import { type ObservedCall, observeCalls } from "./observe-calls.ts";
import { type Polling, poll } from "./poll.ts";
import { retryFailures } from "./retry-failures.ts";

export type TelegramBot = {
  readonly api: Api;
  /** Without the @. */
  readonly username: string;
  readonly handle: Bot["handleUpdate"];
  readonly answer: (take: (context: Context) => Promise<void>) => void;
  readonly poll: () => Polling;
  readonly receiveAt: (url: string, secret: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const updates = ["message", "edited_message", "callback_query"] as const;

/** A bot that Telegram, or who stands in for it, knows by its token. @throws when it does not. */
export async function telegramBot(options: {
  readonly token: string;
  readonly apiRoot: string;
  /** Telegram could not be asked for updates; it is asked again. */
  readonly failed: (error: unknown) => void;
  readonly called: (call: ObservedCall) => void;
}): Promise<TelegramBot> {
  const { token, apiRoot, failed, called } = options;
  const bot = new Bot(token, { client: { apiRoot } });
  const transport = leanTransport(options);
  bot.api.config.use(transport.transformer);
  bot.api.config.use(observeCalls(called, () => performance.now()));
  bot.api.config.use(retryFailures());
  // Where Telegram or the network failed it would double messages, and try for ever.
  const onlyLimits = { rethrowInternalServerErrors: true, rethrowHttpErrors: true };
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60, ...onlyLimits }));
  bot.api.config.use(followMigration());
  // Not `init`, which would try for ever without a word when Telegram cannot be reached.
  bot.botInfo = await bot.api.getMe();
  return {
    api: bot.api,
    username: bot.botInfo.username,
    handle: (update) => bot.handleUpdate(update),
    answer: (take) => void bot.use(take),
    poll: () => poll({ api: bot.api, allowed: updates, handle: (update) => bot.handleUpdate(update), failed }),
    receiveAt: async (url, secret) => {
      await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: updates });
    },
    close: transport.close,
  };
}

/** Telegram answers so to a token that it never gave or has taken back. */
export function isUnknownToken(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
