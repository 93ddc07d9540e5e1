import { badRequest } from "../refusal.ts";
import type { Reaction } from "../world/message.ts";
import { replaceMessage } from "../world/post-message.ts";
import { isObject, structureParameter } from "./call-parameters.ts";
import { findMessage, findWritableRoom } from "./find-room.ts";
import type { Methods } from "./method.ts";

/** The only emoji that are reactions (Bot API, ReactionTypeEmoji). */
const allowed = new Set(
  (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 " +
    "👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  ).split(" "),
);

export const reactionMethods: Methods = {
  setmessagereaction(world, call) {
    const given = structureParameter(call, "reaction", "reaction types") ?? [];
    if (!Array.isArray(given)) throw badRequest("expected an Array of ReactionType");
    if (given.length > 1) throw badRequest("REACTIONS_TOO_MANY");
    const room = findWritableRoom(world, call);
    const { reactions: _, ...message } = findMessage(room, call, "message to react");
    const reactions = given.map(readReaction);
    replaceMessage(world, room, reactions.length === 0 ? message : { ...message, reactions });
    return true;
  },
};

function readReaction(given: unknown): Reaction {
  const emoji = isObject(given) && given.type === "emoji" ? given.emoji : undefined;
  if (typeof emoji !== "string" || !allowed.has(emoji)) throw badRequest("REACTION_INVALID");
  return { type: "emoji", emoji };
}
