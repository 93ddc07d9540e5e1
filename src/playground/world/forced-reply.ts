import { isVisibleTo, type Message } from "./message.ts";
import type { Room } from "./room.ts";
import type { World } from "./world.ts";

type Person = { readonly id: number; readonly username?: string };

/** The last message that forces a reply of this person, until they have written anything. */
export function forcedReply({ bot }: World, room: Room, person: Person): Message | undefined {
  const seen = [...room.messages.values()].filter((message) => isVisibleTo(message, person.id));
  const since = seen.slice(seen.findLastIndex(({ from }) => from.id === person.id) + 1);
  return since.findLast((message) => message.from.id === bot.id && asks(message, person));
}

function asks(message: Message, person: Person): boolean {
  const markup = message.reply_markup;
  if (markup === undefined || !("force_reply" in markup) || markup.force_reply !== true) return false;
  const isForSome = "selective" in markup && markup.selective === true;
  return !isForSome || message.reply_to_message?.from.id === person.id || mentions(message, person);
}

function mentions({ text = "", entities = [] }: Message, { id, username }: Person): boolean {
  return entities.some(({ type, offset, length, user }) => {
    if (type === "text_mention") return user?.id === id;
    const name = text.slice(offset, offset + length).toLowerCase();
    return type === "mention" && username !== undefined && name === `@${username.toLowerCase()}`;
  });
}
