import { Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import type { Message } from "../world/message.ts";
import type { Room } from "../world/room.ts";
import { changeStanding } from "../world/standing.ts";
import type { World } from "../world/world.ts";
import { sendAsPerson } from "./person-messages.ts";

/** Follows `t.me/<bot>?start=<payload>` and presses Start: the bot is let in again and hears `/start <payload>`. */
export function openLink(world: World, person: User, link: unknown): Message {
  const room = world.rooms.get(person.id);
  const payload = payloadIn(link, world.bot.username);
  if (room === undefined || payload === undefined) throw new Refusal(400, "the link does not lead to the bot");
  letIn(world, room, person);
  return sendAsPerson(world, room, person, { text: payload === "" ? "/start" : `/start ${payload}` });
}

function letIn(world: World, room: Room, { id }: User): void {
  if (room.standing === "blocked") changeStanding(world, room, { by: id, standing: "member" });
}

function payloadIn(link: unknown, username: string): string | undefined {
  const address = typeof link === "string" && link.startsWith("t.me/") ? `https://${link}` : link;
  const url = typeof address === "string" && URL.canParse(address) ? new URL(address) : undefined;
  const isMine = url !== undefined && botIn(url)?.toLowerCase() === username.toLowerCase();
  const payload = url?.searchParams.get("start") ?? "";
  return isMine && /^[\w-]{0,64}$/.test(payload) ? payload : undefined;
}

function botIn({ protocol, hostname, pathname, searchParams }: URL): string | undefined {
  if (protocol === "tg:") return hostname === "resolve" ? (searchParams.get("domain") ?? undefined) : undefined;
  return /^(www\.)?(t|telegram)\.me$/.test(hostname) ? pathname.replace(/^\/|\/$/g, "") : undefined;
}
