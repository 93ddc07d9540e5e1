import { isEphemeral, type Message } from "./message.ts";
import type { Room } from "./room.ts";
import type { World } from "./world.ts";

/** Whether the bot gets to know of a message. In a group it hears only what is meant for it, unless it is an admin. */
export function reachesBot({ bot }: World, room: Room, message: Message): boolean {
  if (room.standing !== "member") return false;
  if (room.chat.type === "private" || room.admins.has(bot.id) || isEphemeral(message)) return true;
  return message.reply_to_message?.from.id === bot.id || isAddressed(message, bot);
}

function isAddressed(message: Message, bot: { readonly id: number; readonly username: string }): boolean {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const name = `@${bot.username}`.toLowerCase();
  return entities.some(({ type, offset, length, user }) => {
    const said = text.slice(offset, offset + length).toLowerCase();
    if (type === "bot_command") return said.includes("@") ? said.endsWith(name) : offset === 0;
    return (type === "mention" && said === name) || (type === "text_mention" && user?.id === bot.id);
  });
}
