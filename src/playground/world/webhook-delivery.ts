import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { chatOf, type Update } from "./update.ts";
import type { PendingUpdate, UpdateQueue } from "./update-queue.ts";

export type Webhook = { readonly url: string; readonly secret: string | undefined; readonly maxConnections: number };

export type WebhookDelivery = {
  readonly set: (webhook: Webhook | undefined) => void;
  readonly current: () => Webhook | undefined;
  /** Epoch milliseconds and words of what went wrong last. */
  readonly lastError: () => { readonly at: number; readonly message: string } | undefined;
};

type DeliveryOptions = {
  readonly queue: UpdateQueue;
  readonly clock: () => number;
  readonly retryMs: number;
  /** A method call in the body of the webhook's answer. Telegram tells nobody how it went. */
  readonly onReply: (call: Readonly<Record<string, unknown>>) => Promise<void>;
};

const answerTimeoutMs = 60_000;
const longestPauseMs = 60_000;

/** Posts updates to the bot's webhook: those of one chat in sequence, each again and again until it gets a 200. */
export function webhookDelivery({ queue, clock, retryMs, onReply }: DeliveryOptions): WebhookDelivery {
  let webhook: Webhook | undefined;
  let stopping = stopper();
  let lastError: { at: number; message: string } | undefined;
  const busy = new Set<number | undefined>();

  const pump = (): void => {
    if (webhook === undefined) return;
    for (const entry of nextPerChat(queue.pending(), busy)) {
      if (busy.size >= webhook.maxConnections) return;
      void deliver(entry, webhook, stopping.signal);
    }
  };

  const deliver = async (entry: PendingUpdate, target: Webhook, signal: AbortSignal): Promise<void> => {
    const lane = chatOf(entry.update);
    busy.add(lane);
    for (let delay = retryMs; !signal.aborted; delay = Math.min(delay * 2, longestPauseMs)) {
      const outcome = await post(entry.update, target, signal);
      if (signal.aborted) break;
      if (outcome.ok) {
        queue.remove(entry);
        if (outcome.reply !== undefined) await onReply(outcome.reply);
        break;
      }
      lastError = { at: clock(), message: outcome.message };
      await pause(delay, undefined, { signal }).catch(ignoreAbort);
    }
    busy.delete(lane);
    pump();
  };

  queue.onAdded(pump);

  return {
    set(next) {
      stopping.abort();
      stopping = stopper();
      webhook = next;
      lastError = undefined;
      // Chats whose post was just stopped are still busy; each pumps again when it notices.
      pump();
    },
    current: () => webhook,
    lastError: () => lastError,
  };
}

/** As many deliveries wait on it as there are connections, and each is removed again. */
function stopper(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

function nextPerChat(
  pending: readonly PendingUpdate[],
  busy: ReadonlySet<number | undefined>,
): readonly PendingUpdate[] {
  const seen = new Set(busy);
  return pending.filter(({ update }) => {
    const lane = chatOf(update);
    return !seen.has(lane) && seen.add(lane) !== undefined;
  });
}

type PostOutcome =
  | { readonly ok: true; readonly reply?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly message: string };

async function post(update: Update, { url, secret }: Webhook, stopped: AbortSignal): Promise<PostOutcome> {
  // A timer of our own: on Node 20 `AbortSignal.timeout` within `AbortSignal.any` can be collected before it fires.
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(new DOMException("too late", "TimeoutError")), answerTimeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([stopped, giveUp.signal]),
    });
    const body = await response.text();
    if (response.ok) return { ok: true, ...replyIn(body) };
    return { ok: false, message: `Wrong response from the webhook: ${response.status} ${response.statusText}` };
  } catch (error) {
    return { ok: false, message: connectionError(error) };
  } finally {
    clearTimeout(timer);
  }
}

function connectionError(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") return "Read timeout expired";
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return `Connection failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}

function replyIn(body: string): { reply?: Readonly<Record<string, unknown>> } {
  if (!body.trimStart().startsWith("{")) return {};
  try {
    const reply: unknown = JSON.parse(body);
    return typeof reply === "object" && reply !== null && "method" in reply ? { reply: { ...reply } } : {};
  } catch {
    // Telegram takes any 200; what is no method call is only an answer.
    return {};
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
