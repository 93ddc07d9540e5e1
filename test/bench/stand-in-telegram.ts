import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { updateQueue } from "./update-queue.ts";

/** What the bench reads of a call's parameters; the bots send more. */
type Payload = {
  readonly chat_id?: number;
  readonly callback_query_id?: string;
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
  readonly url?: string;
  readonly secret_token?: string;
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

export type StandInTelegram = {
  readonly url: string;
  /** How many calls were made in chats so far, by method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Gives an update to the bot in the way that it asked for. */
  readonly deliver: (update: object) => Promise<void>;
  /** One listener a chat. */
  readonly listen: (chat: number, hear: (call: Call) => void) => void;
  readonly leave: (chat: number) => void;
  readonly close: () => Promise<void>;
};

const me = { id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" };

/**
 * As little of the Bot API as a bot needs to run, for one bot, at as little cost as node:http allows: it refuses
 * nothing, because it shares the machine with what is measured. The playground is the strict one.
 */
export async function standInTelegram(): Promise<StandInTelegram> {
  const calls = new Map<string, number>();
  const listeners = new Map<number, (call: Call) => void>();
  const queue = updateQueue();
  let webhook: { readonly pool: Pool; readonly path: string; readonly secret: string } | undefined;
  let lastMessage = 0;

  async function answer(method: string, payload: Payload, arrivedAt: number): Promise<unknown> {
    const chat = chatOf(payload);
    if (chat !== undefined) return inChat(method, payload, chat, arrivedAt);
    switch (method) {
      case "getMe":
        return me;
      case "getUpdates":
        return queue.take(payload.offset ?? 0);
      case "setWebhook":
        if (payload.url) webhook = connect(new URL(payload.url), payload.secret_token ?? "");
        return true;
      default:
        return true;
    }
  }

  function inChat(method: string, payload: Payload, chat: number, arrivedAt: number): unknown {
    calls.set(method, (calls.get(method) ?? 0) + 1);
    const message = payload.message_id ?? (method === "sendMessage" ? ++lastMessage : 0);
    listeners.get(chat)?.({ method, payload, message, arrivedAt });
    const isMessage = method === "sendMessage" || method.startsWith("edit");
    return isMessage ? { message_id: message, date: 0, chat: { id: chat, type: "private" }, from: me } : true;
  }

  const server = createServer(async (request, response) => {
    const arrivedAt = performance.now();
    const body = await bodyOf(request);
    const method = request.url?.slice(request.url.lastIndexOf("/") + 1) ?? "";
    const result = await answer(method, body === "" ? {} : JSON.parse(body), arrivedAt);
    const text = Buffer.from(JSON.stringify({ ok: true, result }));
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length }).end(text);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    deliver: async (update) => {
      if (webhook === undefined) return queue.put(update);
      const { pool, path, secret } = webhook;
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
      const { statusCode, body } = await pool.request({
        path,
        method: "POST",
        headers,
        body: JSON.stringify(update),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`The webhook answered ${statusCode}`);
    },
    listen: (chat, hear) => void listeners.set(chat, hear),
    leave: (chat) => void listeners.delete(chat),
    close: async () => {
      await webhook?.pool.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Telegram delivers over 40 connections at most. */
function connect({ origin, pathname }: URL, secret: string) {
  return { pool: new Pool(origin, { connections: 40 }), path: pathname, secret };
}

/** The queries of the bench carry their chat in front of their id. */
function chatOf({ chat_id: chat, callback_query_id: query }: Payload): number | undefined {
  return query === undefined ? chat : Number.parseInt(query, 10);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  return body;
}
