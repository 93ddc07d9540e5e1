import { byId, element } from "./dom.js";
import { isFor } from "./forced-reply.js";

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
