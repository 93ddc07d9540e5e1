import type { CallbackQuery, Message, Update, User } from "grammy/types";
import type { Command, Event } from "../conversation/event.ts";
import type { Place } from "../conversation/place.ts";
import { decode } from "./callback-data.ts";
import { commandIn, isForBot } from "./command-in.ts";
import { isOfItsMessage } from "./is-of-its-message.ts";

/** An update that somebody waits for an answer to. */
export type Incoming = {
  readonly place: Place;
  readonly event: Event;
  readonly languageCode?: string;
  /** The message that was written. */
  readonly spoke?: number;
  readonly press?: {
    readonly query: string;
    readonly message: number;
    /** On somebody else's keyboard, or on nothing that we know. */
    readonly owner?: number;
    /** Of no button of that message. */
    readonly isForged?: true;
  };
};

/** Every command in both languages. */
export const commandNames: ReadonlyMap<string, Command> = new Map([
  ["start", "start"],
  ["cek", "check"],
  ["check", "check"],
  ["terakhir", "last"],
  ["last", "last"],
  ["batal", "cancel"],
  ["cancel", "cancel"],
  ["bahasa", "language"],
  ["language", "language"],
  ["bantuan", "help"],
  ["help", "help"],
]);

/** What an update means to the conversation; `undefined` when it is not for us to answer. */
export function readUpdate(update: Update, me: User): Incoming | undefined {
  if (update.message !== undefined) return readMessage(update.message, me, messageEvent);
  if (update.edited_message !== undefined) return readMessage(update.edited_message, me, editedEvent);
  if (update.callback_query !== undefined) return readPress(update.callback_query);
  return undefined;
}

function readMessage(
  message: Message,
  me: User,
  eventOf: (message: Message, me: User) => Event | undefined,
): Incoming | undefined {
  const { from, chat, sender_chat: sender } = message;
  // In the name of a chat, as a channel's post in its group is, nobody has written whom the bot could know.
  if (from === undefined || from.is_bot || sender !== undefined || chat.type === "channel") return undefined;
  const isPrivate = chat.type === "private";
  if (!isPrivate && !isForUs(message, me)) return undefined;
  const event = eventOf(message, me);
  if (event === undefined) return undefined;
  const thread = message.is_topic_message === true ? message.message_thread_id : undefined;
  return {
    place: { chat: chat.id, person: from.id, isPrivate, ...(thread === undefined ? {} : { thread }) },
    event,
    // What was written to the bot alone has no number that others could see.
    ...(message.message_id === 0 ? {} : { spoke: message.message_id }),
    ...languageOf(from),
  };
}

/** A group talks of other things, and to other bots: only our commands, replies and mentions are meant for us. */
function isForUs(message: Message, me: User): boolean {
  const { text = "", reply_to_message: replied, receiver_user: receiver } = message;
  const { name } = commandIn(text);
  return receiver?.id === me.id || replied?.from?.id === me.id || commandNames.has(name) || mentions(text, me);
}

function mentions(text: string, me: User): boolean {
  return withoutMention(text, me) !== text.trim();
}

function messageEvent(message: Message, me: User): Event | undefined {
  const { text } = message;
  if (text === undefined) return isSomethingSent(message) ? { kind: "unreadable" } : undefined;
  const given = commandIn(text);
  if (!isForBot(given, me.username ?? "")) return undefined;
  const command = commandNames.get(given.name);
  if (command !== undefined) return { kind: "command", command, text: given.rest };
  return { kind: "text", text: withoutMention(text, me) };
}

/** In a group a number stands behind a command, and is corrected there. */
function editedEvent({ text }: Message, me: User): Event | undefined {
  if (text === undefined) return undefined;
  const given = commandIn(text);
  if (!isForBot(given, me.username ?? "")) return undefined;
  const isCheck = commandNames.get(given.name) === "check";
  return { kind: "edited", text: isCheck ? given.rest : withoutMention(text, me) };
}

/** A longer name is another bot's. */
function withoutMention(text: string, { username }: User): string {
  return (username === undefined ? text : text.replace(new RegExp(`@${username}\\b`, "gi"), " ")).trim();
}

/** Joins, pins and the like are nobody's question. */
function isSomethingSent(message: Message): boolean {
  const kinds = [
    "animation",
    "audio",
    "contact",
    "dice",
    "document",
    "game",
    "location",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
  ];
  return kinds.some((kind) => kind in message);
}

function readPress(query: CallbackQuery): Incoming | undefined {
  const { id, from, message, data = "" } = query;
  if (message === undefined) return undefined;
  const { chat } = message;
  const thread = "is_topic_message" in message && message.is_topic_message ? message.message_thread_id : undefined;
  const pressed = decode(data);
  return {
    place: {
      chat: chat.id,
      person: from.id,
      isPrivate: chat.type === "private",
      ...(thread === undefined ? {} : { thread }),
    },
    // What is not ours is an old keyboard's: no keyboard has this nonce.
    event: { kind: "press", action: pressed?.action ?? { do: "menu" }, nonce: pressed?.nonce ?? "?" },
    press: {
      query: id,
      message: message.message_id,
      ...(pressed === undefined ? {} : { owner: pressed.owner }),
      ...(isOfItsMessage(query) ? {} : { isForged: true }),
    },
    ...languageOf(from),
  };
}

function languageOf({ language_code: code }: User): { readonly languageCode?: string } {
  return code === undefined ? {} : { languageCode: code };
}
