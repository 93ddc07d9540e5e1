import { element, icon } from "./dom.js";
import { formattedText } from "./entities.js";
import { inlineKeyboard } from "./inline-keyboard.js";
import { mediaOf } from "./media.js";
import { keyOf } from "./message-key.js";
import { timeOf } from "./moment.js";
import { avatar, colourOf, fullName } from "./people.js";
import { serviceText, summaryOf } from "./summary.js";

/**
 * A message as it stands in the chat.
 * @param {import("./api.js").Message} message
 * @param {{ me: number, group: boolean, words: any, actions: any }} view
 */
export function bubble(message, view) {
  const service = serviceText(message, view.words);
  const node = element("article", { class: "message", "data-id": keyOf(message), tabindex: "-1" });
  if (service !== undefined) {
    node.classList.add("service");
    node.append(element("span", { class: "pill" }, service));
    return node;
  }
  const mine = message.from.id === view.me;
  node.classList.add(mine ? "mine" : "theirs");
  if (message.sticker !== undefined) node.classList.add("bare");
  if (message.receiver_user !== undefined) node.classList.add("apart");
  if (message.has_protected_content) node.classList.add("protected");
  if (view.group && !mine) node.append(avatar(message.from.id, fullName(message.from)));
  node.append(stack(message, mine, view));
  return node;
}

function stack(message, mine, view) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const { press, copy, tellNotHere } = view.actions;
  const keys = inlineKeyboard(rows, { press: (...place) => press(message, ...place), copy, tellNotHere });
  const body = element(
    "div",
    { class: "bubble" },
    sender(message, mine, view),
    quote(message.reply_to_message, view),
    mediaOf(message, view.words, view.actions.fileOf),
    text(message, mine, view),
    onlyFor(message, mine, view.words),
    reactions(message.reactions),
  );
  return element("div", { class: rows.length > 0 ? "stack with-keyboard" : "stack" }, body, rows.length > 0 && keys);
}

function sender({ from }, mine, { group, words }) {
  const seen = group && !mine;
  const name = mine ? words.you : fullName(from);
  return element("div", { class: seen ? `sender ${colourOf(from.id)}` : "unseen" }, name);
}

function quote(original, { words, actions }) {
  if (original === undefined) return undefined;
  return element(
    "button",
    { type: "button", class: `quote ${colourOf(original.from.id)}`, onclick: () => actions.showMessage(original) },
    element("strong", {}, fullName(original.from)),
    element("span", {}, summaryOf(original, words)),
  );
}

function text(message, mine, { words, actions }) {
  const entities = message.entities ?? message.caption_entities ?? [];
  const content = formattedText(message.text ?? message.caption ?? "", entities, words, {
    ...actions,
    ...(message.has_protected_content && { copy: actions.tellProtected }),
    command: (command) => actions.command(command, message.from),
  });
  const style = content.length === 0 ? "text none" : "text";
  return element("div", { class: style, dir: "auto" }, ...content, meta(message, mine, words));
}

/** Who sees a message that is not for everybody. */
function onlyFor({ receiver_user }, mine, words) {
  if (receiver_user === undefined) return undefined;
  return element("div", { class: "only-for" }, icon("eye"), mine ? words.onlyBot : words.onlyYou);
}

function reactions(all = []) {
  if (all.length === 0) return undefined;
  return element(
    "div",
    { class: "reactions" },
    ...all.map(({ emoji }) => element("span", { class: "reaction" }, emoji)),
  );
}

function meta(message, mine, words) {
  return element(
    "span",
    { class: "meta" },
    message.has_protected_content && lock(words),
    message.edit_date !== undefined && `${words.edited} `,
    element("time", { datetime: new Date(message.date * 1000).toISOString() }, timeOf(message.date, words.locale)),
    mine && icon("delivered"),
  );
}

function lock(words) {
  return element(
    "span",
    { class: "lock", role: "img", "aria-label": words.protected, title: words.protected },
    icon("lock"),
  );
}
