import { byId } from "./dom.js";
import { groupItems } from "./group-menu.js";
import { avatar } from "./people.js";
import { typingText } from "./typing.js";

const groupText = ({ blocked }, words) => (blocked ? `${words.group} · ${words.withoutBot}` : words.group);

/** The head of the open chat: who it is, and what they are doing. */
export function showChatBar(chat, { world, words, connected, backTo }) {
  const group = chat.type !== "private";
  const typing = typingText(chat, world.bot, words);
  byId("back").href = backTo;
  byId("chat-title").textContent = chat.title;
  byId("chat-avatar").replaceChildren(avatar(group ? chat.id : world.bot.id, chat.title, group));
  byId("chat-menu").hidden = group && groupItems(chat, words, {}).length === 0;
  const subtitle = byId("chat-subtitle");
  const text = connected ? (typing ?? (group ? groupText(chat, words) : words.bot)) : words.connecting;
  subtitle.classList.toggle("typing", connected && typing !== undefined);
  // Only what is new may reach a screen reader.
  if (subtitle.textContent !== text) subtitle.textContent = text;
}
