import { leanServer } from "./lean-server.ts";
import { updateQueue } from "./update-queue.ts";
import { type WebhookClient, webhookClient } from "./webhook-client.ts";

/** What the bench reads of a call's parameters; the bots send more. */
type Payload = {
  readonly chat_id?: number;
  readonly callback_query_id?: string;
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
  readonly url?: string;
  readonly secret_token?: string;
  readonly max_connections?: number;
  readonly offset?: number;
  readonly message_id?: number;
};

export type Button = { readonly text: string; readonly callback_data?: string };

/** A call that the bot made in a chat. */
export type Call = {
  readonly method: string;
  readonly payload: Payload;
  /** The message that was sent or changed. */
  readonly message: number;
  /** By `performance.now()`. */
  readonly arrivedAt: number;
};

export type Calls = Readonly<Record<string, number>>;

export type StandInTelegram = {
  readonly url: string;
  /** How many calls were made in chats so far, by method. */
  readonly calls: () => Calls;
  /** Gives an update to the bot in the way that it asked for. */
  readonly deliver: (update: object) => Promise<void>;
  /** One listener a chat. */
  readonly listen: (chat: number, hear: (call: Call) => void) => void;
  readonly leave: (chat: number) => void;
  readonly close: () => Promise<void>;
};

const me = { id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" };

/**
 * As little of the Bot API as a bot needs to run, for one bot, at as little cost as can be: it refuses nothing, because
 * it shares the machine with what is measured. The playground is the strict one. Where several copies of a bot each
 * set a webhook, they are given the updates in turn, as by a proxy in front of them.
 */
export async function standInTelegram(): Promise<StandInTelegram> {
  const calls: Record<string, number> = {};
  const listeners = new Map<number, (call: Call) => void>();
  const queue = updateQueue();
  const webhooks: WebhookClient[] = [];
  let delivered = 0;
  let lastMessage = 0;

  function answer(method: string, payload: Payload, arrivedAt: number): unknown {
    const chat = chatOf(payload);
    if (chat !== undefined) return inChat(method, payload, chat, arrivedAt);
    if (method === "getMe") return me;
    if (method === "setWebhook" && payload.url) webhooks.push(clientOf(payload.url, payload));
    return true;
  }

  function inChat(method: string, payload: Payload, chat: number, arrivedAt: number): unknown {
    calls[method] = (calls[method] ?? 0) + 1;
    const message = payload.message_id ?? (method === "sendMessage" ? ++lastMessage : 0);
    listeners.get(chat)?.({ method, payload, message, arrivedAt });
    const isMessage = method === "sendMessage" || method.startsWith("edit");
    return isMessage ? { message_id: message, date: 0, chat: { id: chat, type: "private" }, from: me } : true;
  }

  const { url, close } = await leanServer(({ path, body }, arrivedAt) => {
    const method = path.slice(path.lastIndexOf("/") + 1);
    const payload: Payload = body === "" ? {} : JSON.parse(body);
    if (method === "getUpdates") return queue.take(payload.offset ?? 0).then(telling);
    return telling(answer(method, payload, arrivedAt));
  });

  return {
    url,
    calls: () => ({ ...calls }),
    deliver: async (update) => {
      const client = webhooks[delivered++ % webhooks.length];
      if (client === undefined) return queue.put(update);
      const reply = await client.deliver(update);
      // A bot may make one call by its answer.
      if (!reply.startsWith("{")) return;
      const { method, ...payload } = JSON.parse(reply);
      answer(method, payload, performance.now());
    },
    listen: (chat, hear) => void listeners.set(chat, hear),
    leave: (chat) => void listeners.delete(chat),
    close: async () => {
      for (const client of webhooks) await client.close();
      await close();
    },
  };
}

const telling = (result: unknown) => JSON.stringify({ ok: true, result });

/** Telegram delivers over 40 connections unless it is told otherwise. */
function clientOf(url: string, { secret_token: secret = "", max_connections: most = 40 }: Payload): WebhookClient {
  return webhookClient(new URL(url), secret, most);
}

/** The queries of the bench carry their chat in front of their id. */
function chatOf({ chat_id: chat, callback_query_id: query }: Payload): number | undefined {
  return query === undefined ? chat : Number.parseInt(query, 10);
}
