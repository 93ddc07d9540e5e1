import { badRequest, forbidden, Refusal } from "../refusal.ts";
import type { Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, integerParameter, textParameter } from "./call-parameters.ts";

/** The chat of a call, if it is one the bot may at least look at. */
export function findRoom(world: World, call: CallParameters, parameter = "chat_id"): Room {
  const given = textParameter(call, parameter);
  if (given === "") throw badRequest(`${parameter} is empty`);
  const moved = world.migrations.get(Number(given));
  if (moved !== undefined) {
    throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: moved });
  }
  const room = world.rooms.get(Number(given));
  if (room === undefined) throw badRequest("chat not found");
  return room;
}

/** The chat of a call, if the bot may write there. */
export function findWritableRoom(world: World, call: CallParameters): Room {
  const room = findRoom(world, call);
  switch (room.standing) {
    case "member":
      return room;
    case "stranger":
      throw forbidden("bot can't initiate conversation with a user");
    case "blocked":
      throw forbidden("bot was blocked by the user");
    case "kicked":
      throw forbidden("bot was kicked from the supergroup chat");
    case "left":
      throw forbidden("bot is not a member of the supergroup chat");
  }
}

/** `what` is what is to be done to it: "message to edit". */
export function findMessage({ messages }: Room, call: CallParameters, what: string): Message {
  const id = integerParameter(call, "message_id");
  if (id === undefined) throw badRequest("message identifier is not specified");
  const message = messages.get(id);
  if (message === undefined) throw badRequest(`${what} not found`);
  return message;
}
