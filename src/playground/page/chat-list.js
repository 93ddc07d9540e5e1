import { addressOf } from "./address.js";
import { element } from "./dom.js";
import { timeOf } from "./moment.js";
import { avatar } from "./people.js";
import { unreadCount } from "./read-marks.js";
import { summaryOf } from "./summary.js";
import { typingText } from "./typing.js";

/** The list of chats with their last messages. Rows are kept and refilled, so that the focus stays where it is. */
export function chatList(root) {
  /** @param {Iterable<import("./session.js").Chat>} chats */
  return function show(chats, { person, bot, open, words }) {
    if (root.dataset.person !== String(person.id)) root.replaceChildren();
    root.dataset.person = person.id;
    const rows = new Map([...root.querySelectorAll("a")].map((row) => [Number(row.dataset.chat), row]));
    const kept = new Set();
    for (const chat of chats) {
      const row = rows.get(chat.id) ?? addRow(root, chat.id);
      row.href = addressOf(person.id, chat.id);
      row.ariaCurrent = chat.id === open ? "page" : null;
      row.replaceChildren(...rowContent(chat, { person, bot, words }));
      kept.add(chat.id);
    }
    for (const [id, row] of rows) if (!kept.has(id)) row.parentElement.remove();
  };
}

function addRow(root, id) {
  const row = element("a", { class: "chat-row", "data-chat": id });
  root.append(element("li", {}, row));
  return row;
}

function rowContent(chat, { person, bot, words }) {
  const typing = typingText(chat, bot, words);
  const last = chat.messages.at(-1);
  const unread = unreadCount(person.id, chat);
  const group = chat.type !== "private";
  return [
    avatar(group ? chat.id : bot.id, chat.title, group),
    element("strong", { class: "row-title" }, chat.title),
    element("time", { class: "row-time" }, last === undefined ? "" : timeOf(last.date, words.locale)),
    element("span", { class: typing ? "row-last typing" : "row-last" }, typing ?? lastText(last, group, person, words)),
    element("span", { class: "badge", ...(unread === 0 && { hidden: true }) }, String(unread)),
  ];
}

function lastText(last, group, person, words) {
  if (last === undefined) return words.empty;
  const summary = summaryOf(last, words);
  if (!group) return summary;
  return `${last.from.id === person.id ? words.you : last.from.first_name}: ${summary}`;
}
