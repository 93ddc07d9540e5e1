import { type Draft, keyOf, type Message, withoutReply } from "./message.ts";
import type { Room } from "./room.ts";
import { epochSeconds, type World } from "./world.ts";

/** Puts a message into a chat, where everyone sees it, or only two when it is ephemeral. */
export function postMessage(world: World, room: Room, draft: Draft): Message {
  const { reply_to_message, ...rest } = draft;
  const id = room.nextMessageId;
  const message: Message = {
    ...(draft.receiver_user === undefined ? { message_id: id } : { message_id: 0, ephemeral_message_id: id }),
    date: epochSeconds(world),
    chat: room.chat,
    ...rest,
    ...(reply_to_message === undefined ? {} : { reply_to_message: withoutReply(reply_to_message) }),
  };
  room.nextMessageId += 1;
  room.messages.set(keyOf(message), message);
  forgetOldest(room, world.limits.messagesPerChat);
  if (draft.from.is_bot) room.typingUntil = 0;
  world.events.append(audienceOf(room, message), { type: "message", chat: room.chat.id, message });
  return message;
}

export function replaceMessage(world: World, room: Room, message: Message): Message {
  room.messages.set(keyOf(message), message);
  world.events.append(audienceOf(room, message), { type: "edited", chat: room.chat.id, message });
  return message;
}

export function removeMessage(world: World, room: Room, message: Message): void {
  const { message_id, ephemeral_message_id } = message;
  room.messages.delete(keyOf(message));
  world.events.append(audienceOf(room, message), {
    type: "deleted",
    chat: room.chat.id,
    message_id,
    ...(ephemeral_message_id === undefined ? {} : { ephemeral_message_id }),
  });
}

function audienceOf({ members }: Room, { receiver_user, from }: Message): ReadonlySet<number> {
  return receiver_user === undefined ? members : new Set([receiver_user.id, from.id]);
}

function forgetOldest({ messages }: Room, kept: number): void {
  for (const id of messages.keys()) {
    if (messages.size <= kept) return;
    messages.delete(id);
  }
}
