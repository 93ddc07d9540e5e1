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
  const isUnknown = room === undefined || (room.chat.type !== "private" && room.standing === "stranger");
  if (isUnknown) throw badRequest("chat not found");
  return room;
}

/** The chat of a call, if the bot may ask about it: a group does not answer one who is not in it. */
export function findReadableRoom(world: World, call: CallParameters): Room {
  const room = findRoom(world, call);
  return room.chat.type === "private" ? room : mustBeHere(room);
}

/** The chat of a call, if the bot may write there. */
export function findWritableRoom(world: World, call: CallParameters): Room {
  return mustBeHere(findRoom(world, call));
}

function mustBeHere(room: Room): Room {
  switch (room.standing) {
    case "member":
      return room;
    case "stranger":
      throw forbidden("bot can't initiate conversation with a user");
    case "blocked":
      throw forbidden("bot was blocked by the user");
    case "kicked":
      throw forbidden(`bot was kicked from the ${room.chat.type} chat`);
    case "left":
      throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
  }
}

/** `what` is what is to be done to it: "message to edit". An ephemeral message has methods of its own. */
export function findMessage({ messages }: Room, call: CallParameters, what: string): Message {
  const id = integerParameter(call, "message_id");
  if (id === undefined) throw badRequest("message identifier is not specified");
  const message = id > 0 ? messages.get(id) : undefined;
  if (message === undefined) throw badRequest(`${what} not found`);
  return message;
}
