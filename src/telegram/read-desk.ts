import type { Message, Update, User } from "grammy/types";
import type { DeskRequest } from "../desk/desk.ts";
import { commandIn, isForBot } from "./command-in.ts";
import { readDeskPress } from "./desk-keyboard.ts";
import { isOfItsMessage } from "./is-of-its-message.ts";

/** What may be meant for the desk; whether it is, its parts know. */
export type DeskAsk = {
  readonly kind: "command" | "press" | "link";
  readonly name: string;
  readonly text: string;
  readonly from: User;
  readonly chat: DeskRequest["chat"];
  /** A group speaks for one of its anonymous administrators. */
  readonly asGroup: boolean;
  /** The message that was sent, or whose button was pressed. */
  readonly message: number;
  readonly query?: string;
  /** A press of no button of the message that it came with. */
  readonly isForged?: true;
};

type Chat = Message["chat"];
type Around = Pick<DeskAsk, "from" | "chat" | "asGroup" | "message">;

/** Commands, `/start` with a payload of ours in a private chat, and presses on the desk's own buttons. */
export function readDesk({ message, callback_query: query }: Update, me: User, ops: number | undefined) {
  if (query?.message !== undefined) {
    const pressed = readDeskPress(query.data ?? "");
    const { message_id, chat } = query.message;
    const around = { from: query.from, chat: chatOf(chat, query.message, ops), asGroup: false, message: message_id };
    const forged = isOfItsMessage(query) ? {} : ({ isForged: true } as const);
    return pressed && { ...ask("press", pressed, around, query.id), ...forged };
  }
  return message === undefined ? undefined : readCommand(message, me, ops);
}

function readCommand(message: Message, me: User, ops: number | undefined): DeskAsk | undefined {
  const { from, text = "", chat, sender_chat: sender } = message;
  if (from === undefined || !text.startsWith("/") || chat.type === "channel") return undefined;
  const asGroup = sender?.id === chat.id;
  // A channel's post in the group that belongs to it is nobody's order.
  if ((from.is_bot || sender !== undefined) && !asGroup) return undefined;
  const given = commandIn(text);
  if (given.name === "" || !isForBot(given, me.username ?? "")) return undefined;
  const around = { from, chat: chatOf(chat, message, ops), asGroup, message: message.message_id };
  if (given.name !== "start") return ask("command", { name: given.name, text: given.rest }, around);
  const [, name, payload = ""] = /^([a-z]+)_([\w-]+)$/.exec(given.rest) ?? [];
  return name === undefined || chat.type !== "private" ? undefined : ask("link", { name, text: payload }, around);
}

function ask(kind: DeskAsk["kind"], what: Pick<DeskAsk, "name" | "text">, around: Around, query?: string): DeskAsk {
  return { kind, ...what, ...around, ...(query === undefined ? {} : { query }) };
}

function chatOf({ id, type }: Chat, about: object, ops: number | undefined): DeskRequest["chat"] {
  const kind = type === "private" ? type : id === ops ? "ops" : "group";
  const thread = "is_topic_message" in about && "message_thread_id" in about ? about.message_thread_id : undefined;
  return { id, kind, ...(typeof thread === "number" ? { thread } : {}) };
}
