import type { User } from "../world/chat.ts";
import { type Content, isEphemeral, type Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { commandsFor } from "./chat-view.ts";

/**
 * Whether what a person writes in a group goes to the bot alone: a command that the bot declared ephemeral, or a reply
 * to what the bot showed to them alone.
 */
export function goesToBotAlone(world: World, room: Room, person: User, content: Content, replied?: Message): boolean {
  if (room.chat.type === "private" || room.standing !== "member" || room.ephemeral !== true) return false;
  if (replied !== undefined && isEphemeral(replied)) return true;
  const [, command, name] = /^\/(\w+)(?:@(\w+))?(?:\s|$)/.exec(content.text ?? "") ?? [];
  const isForBot = name === undefined || name.toLowerCase() === world.bot.username.toLowerCase();
  return isForBot && commandsFor(world, room, person).some((one) => one.command === command && one.is_ephemeral);
}
