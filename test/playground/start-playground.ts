import { onTestFinished } from "vitest";
import { playground } from "../../src/playground/playground.ts";
import type { PlaygroundOptions } from "../../src/playground/playground-options.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import type { BotCommand } from "../../src/playground/world/command-book.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import { keyOf, type Message } from "../../src/playground/world/message.ts";
import type { Update } from "../../src/playground/world/update.ts";

export const token = "7000000001:local";
export const bot = { token, id: 7_000_000_001, first_name: "Echo", username: "echo_bot" };
/** Ids beyond 32 bits, as Telegram's are. */
export const budi = { id: 6_000_000_001, first_name: "Budi", username: "budi", language_code: "id" };
export const sari = { id: 6_000_000_002, first_name: "Sari", last_name: "W", language_code: "en-GB" };
export const agents = { id: -1_002_000_000_001, title: "Agents", members: [budi.id, sari.id], admins: [sari.id] };

type Parameters = Readonly<Record<string, unknown>>;

type Answer = {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

/** Where a person finds a message: an ephemeral one counts downwards. */
export const pathTo = (message: Message): string => `chats/${message.chat.id}/messages/${keyOf(message)}`;

type ChatView = {
  readonly messages: readonly Message[];
  readonly commands: readonly BotCommand[];
  readonly typing: boolean;
  readonly blocked: boolean;
  readonly admin: boolean;
  readonly forced_reply?: number;
  readonly cursor: number;
};

/** A playground that is closed with the test, with a clock that stands until it is moved. */
export async function startPlayground(options: Partial<PlaygroundOptions> = {}) {
  let now = Date.UTC(2026, 0, 5, 3, 0, 0);
  const local = playground({ bot, people: [budi, sari], groups: [agents], clock: () => now, ...options });
  const { url, close } = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  onTestFinished(close);

  async function send<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const response = await fetch(url + path, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  /** The whole answer of a Bot API method. */
  const call = async (method: string, parameters: Parameters = {}): Promise<Answer> =>
    (await send<Answer>("POST", `/bot${token}/${method}`, parameters)).body;

  /** The result of a method that must succeed. */
  async function result<Result = Message>(method: string, parameters: Parameters = {}): Promise<Result> {
    const answer = await call(method, parameters);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer.result as Result;
  }

  /** The result of a method that sends this file. */
  async function upload(method: string, name: string, file: File, parameters: Parameters = {}): Promise<Message> {
    const form = new FormData();
    for (const [key, value] of Object.entries(parameters)) form.set(key, String(value));
    form.set(name, `attach://${name}-file`);
    form.set(`${name}-file`, file);
    const response = await fetch(`${url}/bot${token}/${method}`, { method: "POST", body: form });
    const answer = (await response.json()) as Answer;
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer.result as Message;
  }

  return {
    url,
    close,
    counts: local.counts,
    upload,
    call,
    send,
    result,
    pass(ms: number) {
      now += ms;
    },
    /** Why a method was refused. */
    async refusal(method: string, parameters: Parameters = {}): Promise<string> {
      const { error_code, description } = await call(method, parameters);
      return `${error_code} ${description}`;
    },
    /** The updates that wait; they are confirmed. */
    async updates(): Promise<readonly Update[]> {
      const updates = await result<readonly Update[]>("getUpdates");
      const last = updates.at(-1);
      if (last !== undefined) await call("getUpdates", { offset: last.update_id + 1 });
      return updates;
    },
    as(person: { readonly id: number }) {
      const act = <Body = { readonly error?: string }>(method: string, path: string, body?: unknown) =>
        send<Body>(method, `/api/${path}${path.includes("?") ? "&" : "?"}person=${person.id}`, body);
      return {
        act,
        async say(text: string, chat = person.id, more: Parameters = {}): Promise<Message> {
          const { status, body } = await act<{ message: Message }>("POST", `chats/${chat}/messages`, { text, ...more });
          if (status !== 200) throw new Error(JSON.stringify(body));
          return body.message;
        },
        press: (message: Message, row = 0, column = 0) =>
          act<{ query_id: string; error?: string }>("POST", `${pathTo(message)}/press`, {
            row,
            column,
          }),
        chat: async (id = person.id) => (await act<ChatView>("GET", `chats/${id}`)).body,
        events: async (after: number) =>
          (await act<{ events: readonly LoggedEvent[]; cursor: number }>("GET", `events?wait=1&after=${after}`)).body,
      };
    },
  };
}

/** A playground in which Budi has pressed start, and the bot has heard it. */
export async function startedChat(options: Partial<PlaygroundOptions> = {}) {
  const local = await startPlayground(options);
  await local.as(budi).say("/start");
  await local.updates();
  return local;
}

export type TestPlayground = Awaited<ReturnType<typeof startPlayground>>;
