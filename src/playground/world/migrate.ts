import type { GroupChat } from "./chat.ts";
import { postMessage } from "./post-message.ts";
import { newRoom, type Room } from "./room.ts";
import { setStanding } from "./standing.ts";
import type { World } from "./world.ts";

/** A supergroup's id is this and its own number. */
const supergroups = -1_000_000_000_000;

/**
 * A plain group becomes a supergroup: another chat with another id, in which everybody is again. As Telegram does, the
 * bot is told of the move in both chats and that it is now in the new one, but not that it is no longer in the old one.
 */
export function migrate(world: World, old: Room & { readonly chat: GroupChat }, by: number): Room {
  const from = world.people.get(by) ?? world.bot;
  const room = supergroupOf(world, old);
  const wasHere = old.standing === "member";
  world.rooms.set(room.chat.id, room);
  const moved = [
    postMessage(world, old, { from, migrate_to_chat_id: room.chat.id }),
    postMessage(world, room, { from, migrate_from_chat_id: old.chat.id }),
  ];
  world.rooms.delete(old.chat.id);
  world.migrations.set(old.chat.id, room.chat.id);
  world.events.append(old.members, { type: "migrated", chat: old.chat.id, to: room.chat.id });
  if (wasHere) {
    for (const message of moved) world.updates.add({ message });
    setStanding(world, room, { by, standing: "member", asAdmin: old.admins.has(world.bot.id) });
  }
  return room;
}

function supergroupOf(world: World, old: Room & { readonly chat: GroupChat }): Room {
  return newRoom({
    chat: { id: freeId(world, supergroups + old.chat.id), type: "supergroup", title: old.chat.title },
    members: old.members,
    admins: new Set([...old.admins].filter((id) => id !== world.bot.id)),
    creator: old.creator,
    ephemeral: old.ephemeral,
    standing: old.standing === "member" ? "left" : old.standing,
    nextMessageId: old.nextMessageId,
  });
}

function freeId(world: World, wanted: number): number {
  return world.rooms.has(wanted) ? freeId(world, wanted - 1) : wanted;
}
