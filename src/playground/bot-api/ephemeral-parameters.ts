import { badRequest } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import { isEphemeral, type Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, objectParameter } from "./call-parameters.ts";

/** Who alone sees the message, and which message it hides from them. */
export type Ephemeral = { readonly receiver_user: User; readonly replaces?: number };

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads `ephemeral_message_parameters`. A bot that is no admin may only answer: a press by its query, or what came to
 * it as an ephemeral message, each for some seconds (core.telegram.org/bots/api#ephemeral-messages-and-commands).
 */
export function readEphemeral(world: World, room: Room, call: CallParameters): Ephemeral | undefined {
  const given = objectParameter(call, "ephemeral_message_parameters", "ephemeral message parameters");
  if (given === undefined || room.ephemeral === "unknown") return undefined;
  if (room.chat.type === "private") throw badRequest("BOT_NOT_ADMIN");
  if (!room.ephemeral) throw badRequest("ephemeral messages aren't supported in the chat");
  const receiver_user = receiverIn(world, room, given.receiver_user_id);
  if (given.callback_query_id !== undefined) return answerToPress(world, room, receiver_user, given);
  if (given.replace_callback_query_message === true) throw badRequest("callback query identifier isn't specified");
  if (!room.admins.has(world.bot.id) && !answersEphemeral(world, room, receiver_user, call)) {
    throw badRequest("BOT_NOT_ADMIN");
  }
  return { receiver_user };
}

export function receiverIn({ people }: World, { members }: Room, id: unknown): User {
  const receiver = people.get(Number(id));
  if (receiver === undefined || !members.has(receiver.id)) throw badRequest("invalid receiver_user_id specified");
  return receiver;
}

function answerToPress(world: World, room: Room, receiver_user: User, given: Given): Ephemeral {
  const press = world.queries.recent(String(given.callback_query_id));
  if (press.person !== receiver_user.id || press.chat !== room.chat.id) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  if (given.replace_callback_query_message !== true) return { receiver_user };
  if (press.message < 0) throw badRequest("an ephemeral message can't be replaced, only edited");
  return { receiver_user, replaces: press.message };
}

function answersEphemeral(world: World, room: Room, { id }: User, call: CallParameters): boolean {
  const replied = repliedEphemeral(room, call);
  return replied?.from.id === id && world.clock() - replied.date * 1000 < world.limits.ephemeralReplyMs;
}

/** The ephemeral message that the call replies to. */
export function repliedEphemeral(room: Room, call: CallParameters): Message | undefined {
  const reply = objectParameter(call, "reply_parameters", "reply parameters");
  const message = room.messages.get(-Number(reply?.ephemeral_message_id));
  return message !== undefined && isEphemeral(message) ? message : undefined;
}
