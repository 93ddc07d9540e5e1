import { absolute } from "./bot-link.js";
import { element } from "./dom.js";

/**
 * @typedef {{ type: string, offset: number, length: number, url?: string, language?: string,
 *   user?: import("./api.js").Person }} Entity
 * @typedef {{ command(text: string): void, mention(text: string): void, copy(text: string): void }} TextActions
 */

/**
 * A text with its entities as DOM nodes. Offsets count UTF-16 code units, as JavaScript's strings do.
 * @param {string} text
 * @param {Entity[]} entities
 * @param {TextActions} actions
 */
export function formattedText(text, entities, words, actions) {
  const sorted = entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return spans(text, 0, text.length, sorted, (entity, content, inner) => wrap(entity, content, inner, words, actions));
}

function spans(text, start, end, entities, dress) {
  const nodes = [];
  let position = start;
  let open = entities;
  while (open.length > 0) {
    const [entity, ...rest] = open;
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) {
      open = rest;
      continue;
    }
    const inner = spans(
      text,
      from,
      to,
      rest.filter(({ offset }) => offset < to),
      dress,
    );
    nodes.push(text.slice(position, from), dress(entity, text.slice(from, to), inner));
    // One that only partly overlaps goes on after this one.
    open = rest.filter(({ offset, length }) => offset + length > to);
    // A block ends its line by itself.
    position = isBlock(entity) && text[to] === "\n" ? to + 1 : to;
  }
  return [...nodes, text.slice(position, end)].filter((node) => node !== "");
}

const isBlock = ({ type }) => type === "pre" || type.endsWith("blockquote");

const plainTags = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", blockquote: "blockquote" };

const addresses = {
  url: absolute,
  text_link: (_, entity) => entity.url,
  email: (text) => `mailto:${text}`,
  phone_number: (text) => `tel:${text}`,
};

function wrap(entity, text, inner, words, actions) {
  const { type } = entity;
  const tag = plainTags[type];
  if (tag !== undefined) return element(tag, {}, ...inner);
  if (addresses[type] !== undefined) return linkTo(addresses[type](text, entity), inner);
  switch (type) {
    case "code":
      return pressable("code", () => actions.copy(text), inner, `${words.copyThis}: ${text}`);
    case "pre":
      return element(
        "pre",
        {},
        pressable("code", () => actions.copy(text), inner, words.copyThis),
      );
    case "bot_command":
      return pressable("span", () => actions.command(text), inner);
    case "mention":
    case "text_mention":
      return pressable("span", () => actions.mention(text), inner);
    case "spoiler":
      return toggle("span", "spoiler", inner, words.spoiler);
    case "expandable_blockquote":
      return element("blockquote", {}, toggle("div", "expandable", inner, words.showAll));
    default:
      return element("span", {}, ...inner);
  }
}

/** A link of a message; only to where a chat may lead, so that "javascript:" stays plain text. */
export function linkTo(address, inner, properties = {}) {
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return element("span", properties, ...inner);
  return element("a", { ...properties, href: address, target: "_blank", rel: "noopener noreferrer" }, ...inner);
}

function pressable(tag, press, inner, label) {
  return button(tag, { class: "pressable", title: label, "aria-label": label }, press, inner);
}

function toggle(tag, kind, inner, label) {
  const node = button(tag, { class: kind, "aria-pressed": "false", title: label }, flip, inner);
  function flip() {
    const on = node.getAttribute("aria-pressed") === "true";
    node.setAttribute("aria-pressed", String(!on));
  }
  return node;
}

/** Inline text that acts as a button: a real one cannot break across lines. */
function button(tag, properties, press, inner) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    press();
  };
  return element(tag, { ...properties, role: "button", tabindex: "0", onclick: press, onkeydown }, ...inner);
}
