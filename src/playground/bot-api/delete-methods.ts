import { badRequest } from "../refusal.ts";
import type { Message } from "../world/message.ts";
import { removeMessage } from "../world/post-message.ts";
import type { Room } from "../world/room.ts";
import { epochSeconds, type World } from "../world/world.ts";
import { structureParameter } from "./call-parameters.ts";
import { findMessage, findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";

const deletableSeconds = 48 * 60 * 60;

export const deleteMethods: Methods = {
  deletemessage(world, call) {
    const room = findWritableRoom(world, call);
    const message = findMessage(room, call, "message to delete");
    if (!isDeletable(world, room, message)) throw badRequest("message can't be deleted");
    removeMessage(world, room, message);
    return true;
  },
  /** What is not there, or not deletable, is skipped. */
  deletemessages(world, call) {
    const room = findWritableRoom(world, call);
    const ids = structureParameter(call, "message_ids", "message identifiers");
    if (!Array.isArray(ids) || ids.length === 0) throw badRequest("message identifiers are not specified");
    if (ids.length > 100) throw badRequest("too many messages to delete");
    for (const id of ids) {
      const message = Number(id) > 0 ? room.messages.get(Number(id)) : undefined;
      if (message !== undefined && isDeletable(world, room, message)) removeMessage(world, room, message);
    }
    return true;
  },
};

function isDeletable(world: World, room: Room, { from, date }: Message): boolean {
  const { bot } = world;
  const mayDelete = room.chat.type === "private" || from.id === bot.id || room.admins.has(bot.id);
  return mayDelete && epochSeconds(world) - date < deletableSeconds;
}
