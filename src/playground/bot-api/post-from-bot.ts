import { badRequest } from "../refusal.ts";
import { type Content, type Message, messageForBot } from "../world/message.ts";
import { postMessage } from "../world/post-message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, flagParameter, integerParameter } from "./call-parameters.ts";
import { readEphemeral } from "./ephemeral-parameters.ts";
import { findWritableRoom } from "./find-room.ts";
import { repliedMessage } from "./replied-message.ts";
import { readReplyMarkup } from "./reply-markup.ts";

/** What all methods that send have in common: where to, in reply to what, with which buttons, and not too often. */
export function postFromBot(world: World, call: CallParameters, content: Content): Message {
  const reply_markup = readReplyMarkup(call);
  const room = findWritableRoom(world, call);
  const thread = threadOf(room, call);
  const ephemeral = readEphemeral(world, room, call);
  const reply_to_message = repliedMessage(room, call, ephemeral);
  world.flood.spend(room.chat, "message");
  const message = postMessage(world, room, {
    from: world.bot,
    ...ephemeral,
    ...thread,
    ...content,
    ...(flagParameter(call, "protect_content") ? { has_protected_content: true } : {}),
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
