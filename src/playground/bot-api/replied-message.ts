import { badRequest } from "../refusal.ts";
import type { Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import { type CallParameters, flagParameter, integerParameter, objectParameter } from "./call-parameters.ts";
import { type Ephemeral, repliedEphemeral } from "./ephemeral-parameters.ts";

/** The message that is replied to, by `reply_parameters` or as it was called before them. */
export function repliedMessage(
  room: Room,
  call: CallParameters,
  ephemeral: Ephemeral | undefined,
): Message | undefined {
  const reply = objectParameter(call, "reply_parameters", "reply parameters") ?? {};
  if (reply.ephemeral_message_id !== undefined) return repliedApart(room, call, ephemeral);
  const id = reply.message_id === undefined ? integerParameter(call, "reply_to_message_id") : Number(reply.message_id);
  if (id === undefined) return undefined;
  const message = id > 0 ? room.messages.get(id) : undefined;
  const mayBeMissing = reply.allow_sending_without_reply === true || flagParameter(call, "allow_sending_without_reply");
  // What one person sees never goes out without what it replies to.
  if (message === undefined && (!mayBeMissing || ephemeral !== undefined)) {
    throw badRequest("message to be replied not found");
  }
  return message;
}

function repliedApart(room: Room, call: CallParameters, ephemeral: Ephemeral | undefined): Message {
  const message = repliedEphemeral(room, call);
  if (message === undefined) throw badRequest("message to be replied not found");
  if (ephemeral === undefined) throw badRequest("a reply to an ephemeral message must be ephemeral");
  return message;
}
