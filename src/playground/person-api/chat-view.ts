import type { User } from "../world/chat.ts";
import type { BotCommand } from "../world/command-book.ts";
import { forcedReply } from "../world/forced-reply.ts";
import { isVisibleTo, keyOf, type Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import { botStatus, isAway } from "../world/standing.ts";
import type { World } from "../world/world.ts";

/** A chat as this person sees it. */
export function chatView(world: World, room: Room, person: User) {
  const reply = forcedReply(world, room, person);
  return {
    messages: messagesFor(room, person),
    commands: commandsFor(world, room, person),
    typing: room.typingUntil > world.clock(),
    blocked: isAway(room),
    bot_admin: botStatus(world, room) === "administrator",
    /** Whether the bot comes and goes by this person's word. */
    admin: mayManageBot(room, person),
    /** What they are to reply to, by `keyOf`. */
    ...(reply === undefined ? {} : { forced_reply: keyOf(reply) }),
    cursor: world.events.cursor(),
  };
}

/** In a group without admins everybody is one. */
export function mayManageBot({ chat, admins }: Room, { id }: User): boolean {
  return chat.type === "private" || admins.size === 0 || admins.has(id);
}

/** A group without the bot has none of its commands. */
export function commandsFor(world: World, room: Room, { id, language_code }: User): readonly BotCommand[] {
  if (room.chat.type !== "private" && isAway(room)) return [];
  const isAdmin = room.admins.has(id);
  return world.commands.shownTo({ chat: room.chat, person: id, isAdmin, language: language_code });
}

/** Without what others see alone, and without what something else stands in place of. */
function messagesFor({ messages }: Room, { id }: User): readonly Message[] {
  const seen = [...messages.values()].filter((message) => isVisibleTo(message, id));
  const replaced = new Set(seen.map(({ replaces }) => replaces));
  return seen.filter((message) => !replaced.has(keyOf(message)));
}
