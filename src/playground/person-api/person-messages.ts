import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import { isInlineKeyboard } from "../world/keyboard.ts";
import { isEphemeral, isVisibleTo, keyOf, type Message, messageForBot, textContent } from "../world/message.ts";
import { postMessage, removeMessage, replaceMessage } from "../world/post-message.ts";
import { reachesBot } from "../world/privacy.ts";
import type { Room } from "../world/room.ts";
import { epochSeconds, type World } from "../world/world.ts";
import { goesToBotAlone } from "./ephemeral-command.ts";
import { readPersonContent, readPersonText } from "./person-content.ts";
import type { Body } from "./person-request.ts";

export function sendAsPerson(world: World, room: Room, person: User, body: Body): Message {
  mustNotBeBlocked(room);
  const content = readPersonContent(body, person);
  const reply_to_message = repliedMessage(room, body.reply_to_message_id, person);
  if (room.chat.type === "private") room.standing = "member";
  const isForBot = goesToBotAlone(world, room, person, content, reply_to_message);
  const message = postMessage(world, room, {
    from: person,
    ...(isForBot ? { receiver_user: world.bot } : {}),
    ...content,
    ...(reply_to_message === undefined ? {} : { reply_to_message, ...threadOf(reply_to_message) }),
  });
  if (reachesBot(world, room, message)) world.updates.add({ message: messageForBot(message) });
  return message;
}

export function editAsPerson(world: World, room: Room, person: User, message: Message, body: Body): Message {
  if (message.from.id !== person.id || message.text === undefined || isEphemeral(message)) {
    throw new Refusal(400, "only texts of one's own can be edited");
  }
  const { entities: _, ...rest } = message;
  const content = textContent(readPersonText(body.text));
  if (content.text === message.text) throw new Refusal(400, "the text is the same");
  const edited = replaceMessage(world, room, { ...rest, ...content, edit_date: epochSeconds(world) });
  if (reachesBot(world, room, edited)) world.updates.add({ edited_message: messageForBot(edited) });
  return edited;
}

/** In a private chat everything can be deleted, in a group what is one's own or for one alone. The bot is never told. */
export function deleteAsPerson(world: World, room: Room, person: User, message: Message): void {
  if (room.chat.type !== "private" && message.from.id !== person.id && !isEphemeral(message)) {
    throw new Refusal(400, "only messages of one's own can be deleted here");
  }
  removeMessage(world, room, message);
}

/** Presses a callback button; the bot has some seconds to answer. */
export function pressAsPerson(world: World, room: Room, person: User, message: Message, body: Body): string {
  mustNotBeBlocked(room);
  const keyboard = message.reply_markup;
  const rows = keyboard !== undefined && isInlineKeyboard(keyboard) ? keyboard.inline_keyboard : [];
  const data = rows[Number(body.row)]?.[Number(body.column)]?.callback_data;
  if (data === undefined) throw new Refusal(400, "there is no such button");
  const id = world.queries.open({ person: person.id, chat: room.chat.id, message: keyOf(message) });
  const chat_instance = String(BigInt(room.chat.id) * 7_919_000_003n);
  world.updates.add({ callback_query: { id, from: person, message: messageForBot(message), chat_instance, data } });
  return id;
}

function mustNotBeBlocked({ standing }: Room): void {
  if (standing === "blocked") throw new Refusal(400, "the bot is blocked; unblock it first");
}

function repliedMessage(room: Room, id: unknown, person: User): Message | undefined {
  if (id === undefined || id === null) return undefined;
  const message = room.messages.get(Number(id));
  if (message === undefined || !isVisibleTo(message, person.id))
    throw new Refusal(400, "the message that is replied to is gone");
  return message;
}

/** A reply stays in the topic of what it replies to. */
function threadOf({ message_thread_id }: Message) {
  return message_thread_id === undefined ? {} : { message_thread_id, is_topic_message: true as const };
}
