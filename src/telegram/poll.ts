import { setTimeout } from "node:timers/promises";
import { type Api, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";

export type Polling = {
  /** Rejects when Telegram refuses to give updates; resolves when it was stopped. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type PollOptions = {
  readonly api: Api;
  readonly allowed: readonly Exclude<keyof Update, "update_id">[];
  /** Resolves when the update is taken, in whatever way: it is not asked for again. */
  readonly handle: (update: Update) => Promise<void>;
  /** Told of what keeps updates away for now: the network, Telegram, another program. It goes on asking. */
  readonly failed: (error: unknown) => void;
};

const seconds = 30;
const most = 100;
/** After a failure, longer with each, in milliseconds. */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/**
 * Asks Telegram for updates. All of one answer are taken side by side, so that a hundred of them cost one commit of the
 * store and not a hundred; the order within a chat is kept by who handles them. The next question confirms them, and
 * is asked when all are taken.
 */
export function poll({ api, allowed, handle, failed }: PollOptions): Polling {
  const stopping = new AbortController();
  const signal = stopping.signal as never;

  async function run(): Promise<void> {
    let offset = 0;
    let failures = 0;
    let isWebhookGone = false;
    const ask = async () => {
      if (!isWebhookGone) await api.deleteWebhook({}, signal);
      isWebhookGone = true;
      return api.getUpdates({ offset, limit: most, timeout: seconds, allowed_updates: allowed }, signal);
    };
    while (!stopping.signal.aborted) {
      const updates = await ask().catch((error: unknown) => {
        if (stopping.signal.aborted) return [];
        failed(passing(error));
        const usual = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
        return { pauseMs: Math.max(usual, toldToWait(error)) };
      });
      if ("pauseMs" in updates) {
        // It ends early, and rejects, when polling is stopped.
        await setTimeout(updates.pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        failures += 1;
        continue;
      }
      failures = 0;
      await Promise.all(updates.map(handle));
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    }
    // What was taken last is confirmed too. Should that fail, it comes again and is recognised as doubled.
    if (offset > 0) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => []);
  }

  const ended = run();
  return {
    ended,
    stop: async () => {
      stopping.abort();
      // What has been received is taken before anything that it needs is closed; `ended` itself tells a failure.
      await Promise.allSettled([ended]);
    },
  };
}

/** What passes by itself, or when somebody has acted. @throws anything else, such as that the token was taken back */
function passing(error: unknown): unknown {
  if (error instanceof HttpError) return error;
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: code } = error;
  if (code === 429 || code >= 500) return error;
  if (code !== 409) throw error;
  return new Error(`${conflict(error.description)}; this one goes on trying`, { cause: error });
}

/** By Telegram, in milliseconds, where it was asked too often. */
function toldToWait(error: unknown): number {
  return error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
}

function conflict(description: string): string {
  return description.includes("webhook")
    ? "another program has set a webhook for this bot, so that Telegram gives no updates to this one: stop that program"
    : "another program takes this bot's updates: stop one of the two, or let both use one Redis (STORE_URL)";
}
