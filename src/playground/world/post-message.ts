import { type Draft, type Message, withoutReply } from "./message.ts";
import type { Room } from "./room.ts";
import { epochSeconds, type World } from "./world.ts";

/** Puts a message into a chat, where everyone sees it. */
export function postMessage(world: World, room: Room, draft: Draft): Message {
  const { reply_to_message, ...rest } = draft;
  const message: Message = {
    message_id: room.nextMessageId,
    date: epochSeconds(world),
    chat: room.chat,
    ...rest,
    ...(reply_to_message === undefined ? {} : { reply_to_message: withoutReply(reply_to_message) }),
  };
  room.nextMessageId += 1;
  room.messages.set(message.message_id, message);
  forgetOldest(room, world.limits.messagesPerChat);
  if (draft.from.is_bot) room.typingUntil = 0;
  world.events.append(room.members, { type: "message", chat: room.chat.id, message });
  return message;
}

export function replaceMessage(world: World, room: Room, message: Message): Message {
  room.messages.set(message.message_id, message);
  world.events.append(room.members, { type: "edited", chat: room.chat.id, message });
  return message;
}

export function removeMessage(world: World, room: Room, message_id: number): void {
  room.messages.delete(message_id);
  world.events.append(room.members, { type: "deleted", chat: room.chat.id, message_id });
}

function forgetOldest({ messages }: Room, kept: number): void {
  for (const id of messages.keys()) {
    if (messages.size <= kept) return;
    messages.delete(id);
  }
}
