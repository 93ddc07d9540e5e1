import { badRequest } from "../refusal.ts";
import type { User } from "../world/chat.ts";
import type { Room } from "../world/room.ts";
import { botStatus, changeStanding } from "../world/standing.ts";
import type { World } from "../world/world.ts";
import { integerParameter } from "./call-parameters.ts";
import { findMessage, findReadableRoom, findWritableRoom } from "./find-room.ts";
import type { Method, Methods } from "./method.ts";

const pin: Method = (world, call) => {
  const room = findWritableRoom(world, call);
  if (room.chat.type !== "private" && !room.admins.has(world.bot.id)) {
    throw badRequest("not enough rights to manage pinned messages in the chat");
  }
  findMessage(room, call, "message to pin");
  return true;
};

export const chatMethods: Methods = {
  getme: ({ bot }) => ({
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  getchat(world, call) {
    const { chat } = findReadableRoom(world, call);
    return { ...chat, accent_color_id: 0, max_reaction_count: 11 };
  },
  getchatmember(world, call) {
    const room = findReadableRoom(world, call);
    const id = integerParameter(call, "user_id");
    const user = id === world.bot.id ? world.bot : world.people.get(id ?? 0);
    if (user === undefined) throw badRequest("invalid user_id specified");
    return memberOf(world, room, user);
  },
  getchatadministrators(world, call) {
    const room = findReadableRoom(world, call);
    if (room.chat.type === "private") throw badRequest("there are no administrators in the private chat");
    const admins = [...room.admins].flatMap((id) => world.people.get(id) ?? (id === world.bot.id ? world.bot : []));
    return admins.map((user) => memberOf(world, room, user));
  },
  getchatmembercount(world, call) {
    const room = findReadableRoom(world, call);
    return room.members.size + 1;
  },
  leavechat(world, call) {
    const room = findWritableRoom(world, call);
    if (room.chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
    changeStanding(world, room, { by: world.bot.id, standing: "left" });
    return true;
  },
  pinchatmessage: pin,
  unpinchatmessage: pin,
};

function memberOf(world: World, room: Room, user: User) {
  if (user.id === world.bot.id) return { user, status: botStatus(world, room) };
  if (room.creator === user.id) return { user, status: "creator", is_anonymous: false };
  if (room.admins.has(user.id)) return { user, status: "administrator", can_be_edited: false, is_anonymous: false };
  return { user, status: room.members.has(user.id) ? "member" : "left" };
}
