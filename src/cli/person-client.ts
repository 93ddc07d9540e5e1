import type { LoggedEvent } from "../playground/world/event-log.ts";
import type { Message } from "../playground/world/message.ts";

export type SavedFile = { readonly type: string; readonly text: string };

export type BotPlace = { readonly member: boolean; readonly admin?: boolean };

/** A person of the playground, as the page and the terminal are one: over HTTP, with no knowledge of the bot. */
export type PersonClient = {
  readonly id: number;
  /** Messages are named by `keyOf`. */
  readonly say: (chat: number, text: string, replyTo?: number) => Promise<Message>;
  readonly send: (chat: number, kind: string) => Promise<Message>;
  readonly edit: (chat: number, message: number, text: string) => Promise<void>;
  /** @returns the id that the answer to this press will carry. */
  readonly press: (chat: number, message: number, row: number, column: number) => Promise<string>;
  readonly messages: (chat: number) => Promise<readonly Message[]>;
  /** The message that the bot wants a reply to. */
  readonly forcedReply: (chat: number) => Promise<number | undefined>;
  /** Follows a link to the bot and presses Start. */
  readonly open: (url: string) => Promise<Message>;
  readonly save: (chat: number, message: number) => Promise<SavedFile>;
  /** Adds the bot to a group, removes it, makes it an admin. */
  readonly putBot: (chat: number, place: BotPlace) => Promise<void>;
  /** A plain group becomes a supergroup. @returns its new id. */
  readonly migrate: (chat: number) => Promise<number>;
  /** What has happened since the last call; waits until something has. Empty when closed. */
  readonly events: () => Promise<readonly LoggedEvent[]>;
  /** Whether `events` has told all that has happened until now. */
  readonly isCaughtUp: () => Promise<boolean>;
  readonly closed: AbortSignal;
  readonly close: () => void;
};

export async function personClient(playgroundUrl: string, person: number): Promise<PersonClient> {
  const address = (path: string) => `${playgroundUrl}/api/${path}${path.includes("?") ? "&" : "?"}person=${person}`;
  const newest = async () => ((await call("GET", address(`chats/${person}`))) as { readonly cursor: number }).cursor;
  const closing = new AbortController();
  let cursor = await newest();

  const post = (path: string, body: object) => call("POST", address(path), body);
  return {
    id: person,
    say: async (chat, text, replyTo) => {
      const reply = replyTo === undefined ? {} : { reply_to_message_id: replyTo };
      return ((await post(`chats/${chat}/messages`, { text, ...reply })) as { message: Message }).message;
    },
    send: async (chat, kind) => ((await post(`chats/${chat}/messages`, { kind })) as { message: Message }).message,
    edit: async (chat, message, text) => {
      await call("PUT", address(`chats/${chat}/messages/${message}`), { text });
    },
    press: async (chat, message, row, column) => {
      const pressed = await post(`chats/${chat}/messages/${message}/press`, { row, column });
      return (pressed as { query_id: string }).query_id;
    },
    messages: async (chat) =>
      ((await call("GET", address(`chats/${chat}`))) as { messages: readonly Message[] }).messages,
    forcedReply: async (chat) =>
      ((await call("GET", address(`chats/${chat}`))) as { forced_reply?: number }).forced_reply,
    open: async (url) => ((await post("open", { url })) as { message: Message }).message,
    save: async (chat, message) => {
      const response = await fetch(address(`chats/${chat}/messages/${message}/file`));
      if (!response.ok) throw new Error(`the playground refused: ${response.status}`);
      return { type: response.headers.get("content-type") ?? "", text: await response.text() };
    },
    putBot: async (chat, place) => {
      await call("PUT", address(`chats/${chat}/bot`), place);
    },
    migrate: async (chat) => ((await post(`chats/${chat}/migrate`, {})) as { chat: number }).chat,
    events: async () => {
      const path = `events?wait=1&after=${cursor}`;
      const answer = await call("GET", address(path), undefined, closing.signal).catch((error: unknown) => {
        if (closing.signal.aborted) return { events: [], cursor };
        throw error;
      });
      const { events, cursor: next } = answer as { events: readonly LoggedEvent[]; cursor: number };
      cursor = next;
      return events;
    },
    isCaughtUp: async () => {
      // The cursor may move while the answer is on its way, so it is read behind it.
      const last = await newest();
      return cursor >= last;
    },
    closed: closing.signal,
    close: () => closing.abort(),
  };
}

async function call(method: string, address: string, body?: object, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(address, {
    method,
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the playground refused: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
