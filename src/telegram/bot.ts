import { autoRetry } from "@grammyjs/auto-retry";
import { Api, Context, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { followMigration } from "./follow-migration.ts";
import { heedLimits } from "./heed-limits.ts";
import { leanTransport } from "./lean-transport.ts";
import { type ObservedCall, observeCalls } from "./observe-calls.ts";
import { paceCalls } from "./pace-calls.ts";
import { type Polling, poll } from "./poll.ts";
import { retryFailures } from "./retry-failures.ts";

export type TelegramBot = {
  readonly api: Api;
  /** Without the @. */
  readonly username: string;
  readonly handle: (update: Update) => Promise<void>;
  readonly answer: (take: (context: Context) => Promise<void>) => void;
  readonly poll: () => Polling;
  readonly receiveAt: (url: string, secret: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const updates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** A bot that Telegram, or who stands in for it, knows by its token. @throws when it does not. */
export async function telegramBot(options: {
  readonly token: string;
  readonly apiRoot: string;
  /** Telegram could not be asked for updates; it is asked again. */
  readonly failed: (error: unknown) => void;
  readonly called: (call: ObservedCall) => void;
  /** Messages a second that Telegram takes of this bot; 0: as many as there are. */
  readonly perSecond: number;
  /** A group has another id now. */
  readonly moved?: (from: number, to: number) => void;
}): Promise<TelegramBot> {
  const { token, apiRoot, failed, called, perSecond } = options;
  const api = new Api(token, { apiRoot });
  const transport = leanTransport(options);
  api.config.use(transport.transformer);
  api.config.use(observeCalls(called, () => performance.now()));
  api.config.use(paceCalls({ perSecond, clock: Date.now, later: (wait, run) => setTimeout(run, wait) }));
  api.config.use(retryFailures());
  api.config.use(heedLimits(Date.now));
  // Where Telegram or the network failed it would double messages, and try for ever.
  const onlyLimits = { rethrowInternalServerErrors: true, rethrowHttpErrors: true };
  api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60, ...onlyLimits }));
  api.config.use(followMigration(options.moved));
  // Not grammY's `init`, which would try for ever without a word when Telegram cannot be reached.
  const me = await api.getMe();
  let answer: (context: Context) => Promise<void> = async () => undefined;
  // Not grammY's `Bot`: for every update it makes an `Api` of its own, with all that is set up above.
  const handle = (update: Update) => answer(new Context(update, api, me));
  return {
    api,
    username: me.username,
    handle,
    answer: (take) => {
      answer = take;
    },
    poll: () => poll({ api, allowed: updates, handle, failed }),
    receiveAt: async (url, secret) => {
      await api.setWebhook(url, { secret_token: secret, allowed_updates: updates });
    },
    close: transport.close,
  };
}

/** Telegram answers so to a token that it never gave or has taken back. */
export function isUnknownToken(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
