import { Refusal } from "../refusal.ts";
import type { GroupChat, User } from "../world/chat.ts";
import { migrate } from "../world/migrate.ts";
import type { Room } from "../world/room.ts";
import { changeStanding } from "../world/standing.ts";
import type { World } from "../world/world.ts";
import { mayManageBot } from "./chat-view.ts";
import type { Body } from "./person-request.ts";

/**
 * Everybody in a group may add the bot. An administrator removes it, brings it back, makes it one of them, and no
 * longer.
 */
export function setBotInGroup(world: World, room: Room, person: User, { member, admin }: Body): void {
  if (room.chat.type === "private") throw new Refusal(400, "only a group has members");
  const isIn = room.standing === "member";
  const wantsIn = member !== false;
  if (wantsIn === isIn && (admin === undefined || !isIn)) return;
  const adds = !isIn && room.standing !== "kicked" && admin !== true;
  if (!(adds || mayManageBot(room, person))) {
    throw new Refusal(403, "only an administrator can do that with the bot");
  }
  const standing = wantsIn ? "member" : "kicked";
  changeStanding(world, room, { by: person.id, standing, asAdmin: wantsIn && admin === true });
}

export function migrateAsPerson(world: World, room: Room, person: User): Room {
  if (!isPlainGroup(room)) throw new Refusal(400, "only a plain group becomes a supergroup");
  if (!mayManageBot(room, person)) throw new Refusal(403, "only an administrator can do that with the group");
  return migrate(world, room, person.id);
}

function isPlainGroup(room: Room): room is Room & { readonly chat: GroupChat } {
  return room.chat.type === "group";
}
