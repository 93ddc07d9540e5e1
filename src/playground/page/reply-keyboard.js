import { byId, element } from "./dom.js";

/** A bot's forced reply or keyboard is for everybody in the chat, or only for whom it answers or names. */
function isFor(person, { reply_markup, reply_to_message, text = "", entities = [] }) {
  if (!reply_markup.selective) return true;
  const mentioned = entities.some(
    ({ type, offset, length, user }) =>
      user?.id === person.id || (type === "mention" && text.slice(offset + 1, offset + length) === person.username),
  );
  return mentioned || reply_to_message?.from.id === person.id;
}

/** Whether the message asks this person for a reply. */
export function asksForReply(message, person) {
  return message?.reply_markup?.force_reply === true && isFor(person, message);
}

/** The bot's keyboard below the message field: the newest one that is for the person and was not taken away. */
export function replyKeyboard(send) {
  const root = byId("reply-keyboard");
  return function show(messages, person) {
    const newest = messages.findLast(
      (message) => (message.reply_markup?.keyboard || message.reply_markup?.remove_keyboard) && isFor(person, message),
    );
    const rows = newest?.reply_markup.keyboard ?? [];
    const used = newest?.reply_markup?.one_time_keyboard && messages.at(-1).from.id === person.id;
    root.hidden = rows.length === 0 || used;
    root.replaceChildren(...(root.hidden ? [] : rows.map((row) => keyRow(row, send))));
  };
}

function keyRow(row, send) {
  const keys = row.map((key) => {
    const text = typeof key === "string" ? key : key.text;
    const message = key.request_contact ? { kind: "contact" } : key.request_location ? { kind: "location" } : { text };
    return element("button", { type: "button", class: "reply-key", onclick: () => send(message) }, text);
  });
  return element("div", { class: "keyboard-row" }, ...keys);
}
