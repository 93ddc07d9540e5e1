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

export function botStatus({ bot }: World, { standing, admins }: Room): BotStatus {
  return standing === "member" && admins.has(bot.id) ? "administrator" : statuses[standing];
}

/** Changes what the bot is to a chat, tells the bot and the people there. `by` is who did it. */
export function changeStanding(world: World, room: Room, by: number, standing: Standing): void {
  const before = botStatus(world, room);
  room.standing = standing;
  const after = botStatus(world, room);
  const from = world.people.get(by) ?? world.bot;
  if (before === after) return;
  world.updates.add({
    my_chat_member: {
      chat: room.chat,
      from,
      date: epochSeconds(world),
      old_chat_member: memberAs(world, before),
      new_chat_member: memberAs(world, after),
    },
  });
  world.events.append(room.members, { type: "blocked", chat: room.chat.id, blocked: standing !== "member" });
}

function memberAs({ bot }: World, status: BotStatus) {
  return { user: bot, status, ...(status === "kicked" ? { until_date: 0 } : {}) };
}
