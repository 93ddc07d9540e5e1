import { element } from "./dom.js";

/** Copies a text; a browser that gives the page no clipboard still has the old command. */
export async function copyText(text) {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const field = element("textarea", { class: "unseen" }, text);
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  focused?.focus();
}
