import { element, icon } from "./dom.js";

const colours = 7;

export const fullName = ({ first_name, last_name }) => [first_name, last_name].filter(Boolean).join(" ");

/** The class that gives a person or a chat its colour, always the same one. */
export const colourOf = (id) => `peer-${Math.abs(id) % colours}`;

/** A round picture with the initials; a group has a symbol. */
export function avatar(id, name, group = false) {
  return element(
    "span",
    { class: `avatar ${colourOf(id)}`, "aria-hidden": "true" },
    group ? icon("group") : initials(name),
  );
}

function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("");
}
