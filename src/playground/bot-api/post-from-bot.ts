import { badRequest } from "../refusal.ts";
import { type Content, type Message, messageForBot } from "../world/message.ts";
import { postMessage } from "../world/post-message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, flagParameter, integerParameter, isObject, objectParameter } from "./call-parameters.ts";
import { findWritableRoom } from "./find-room.ts";
import { readReplyMarkup } from "./reply-markup.ts";

/** What all methods that send have in common: where to, in reply to what, with which buttons, and not too often. */
export function postFromBot(world: World, call: CallParameters, content: Content): Message {
  const reply_markup = readReplyMarkup(call);
  const room = findWritableRoom(world, call);
  const thread = threadOf(room, call);
  const reply_to_message = repliedMessage(room, call);
  world.flood.spend(room.chat, 1);
  const message = postMessage(world, room, {
    from: world.bot,
    ...thread,
    ...content,
    ...(reply_to_message === undefined ? {} : { reply_to_message }),
    ...(reply_markup === undefined ? {} : { reply_markup }),
  });
  return messageForBot(message);
}

function threadOf({ chat }: Room, call: CallParameters): Pick<Message, "message_thread_id" | "is_topic_message"> {
  const message_thread_id = integerParameter(call, "message_thread_id");
  if (message_thread_id === undefined || message_thread_id === 0) return {};
  if (chat.type === "private" || message_thread_id < 0) throw badRequest("message thread not found");
  return { message_thread_id, is_topic_message: true };
}

function repliedMessage(room: Room, call: CallParameters): Message | undefined {
  const reply = objectParameter(call, "reply_parameters", "reply parameters") ?? {};
  const id =
    isObject(reply) && "message_id" in reply ? Number(reply.message_id) : integerParameter(call, "reply_to_message_id");
  if (id === undefined) return undefined;
  const message = room.messages.get(id);
  const mayBeMissing = reply.allow_sending_without_reply === true || flagParameter(call, "allow_sending_without_reply");
  if (message === undefined && !mayBeMissing) throw badRequest("message to be replied not found");
  return message;
}
