import type { User } from "./chat.ts";
import { postMessage } from "./post-message.ts";
import type { Room, Standing } from "./room.ts";
import type { BotStatus } from "./update.ts";
import { epochSeconds, type World } from "./world.ts";

const statuses: Readonly<Record<Standing, BotStatus>> = {
  stranger: "left",
  member: "member",
  blocked: "kicked",
  kicked: "kicked",
  left: "left",
};

/** What becomes of the bot in a chat, and who did it. */
type Change = { readonly by: number; readonly standing: Standing; readonly asAdmin?: boolean };

export function botStatus({ bot }: World, { standing, admins }: Room): BotStatus {
  return standing === "member" && admins.has(bot.id) ? "administrator" : statuses[standing];
}

/** Whether the bot hears nothing here: a person blocked it, a group is without it. */
export function isAway({ chat, standing }: Room): boolean {
  return chat.type === "private" ? standing === "blocked" : standing !== "member";
}

/** Changes what the bot is to a chat, and tells the bot and the people there; a group also says it in the chat. */
export function changeStanding(world: World, room: Room, change: Change): void {
  const wasAway = isAway(room);
  const from = authorOf(world, change);
  setStanding(world, room, change);
  if (room.chat.type === "private" || wasAway === isAway(room)) return;
  if (isAway(room)) postMessage(world, room, { from, left_chat_member: world.bot });
  else world.updates.add({ message: postMessage(world, room, { from, new_chat_members: [world.bot] }) });
}

/** Without a word in the chat. */
export function setStanding(world: World, room: Room, change: Change): void {
  const before = botStatus(world, room);
  room.standing = change.standing;
  if (change.asAdmin === true) room.admins.add(world.bot.id);
  else room.admins.delete(world.bot.id);
  const after = botStatus(world, room);
  if (before === after) return;
  world.updates.add({
    my_chat_member: {
      chat: room.chat,
      from: authorOf(world, change),
      date: epochSeconds(world),
      old_chat_member: memberAs(world, before),
      new_chat_member: memberAs(world, after),
    },
  });
  world.events.append(room.members, {
    type: "blocked",
    chat: room.chat.id,
    blocked: isAway(room),
    bot_admin: after === "administrator",
  });
}

const authorOf = ({ people, bot }: World, { by }: Change): User => people.get(by) ?? bot;

function memberAs({ bot }: World, status: BotStatus) {
  return { user: bot, status, ...(status === "kicked" ? { until_date: 0 } : {}) };
}
