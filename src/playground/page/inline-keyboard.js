import { element, icon } from "./dom.js";
import { linkTo } from "./entities.js";

/**
 * The buttons under a bubble, in the bot's rows.
 * @param {{ press(row: number, column: number, button: HTMLElement): void, copy(text: string): void,
 *   tellNotHere(): void }} actions
 */
export function inlineKeyboard(rows, actions) {
  const keyboard = element("div", { class: "keyboard", role: "group" });
  for (const [row, buttons] of rows.entries()) {
    const nodes = buttons.map((button, column) => keyboardButton(button, row, column, actions));
    keyboard.append(element("div", { class: "keyboard-row" }, ...nodes));
  }
  keyboard.addEventListener("keydown", moveFocus);
  return keyboard;
}

function keyboardButton(button, row, column, actions) {
  const label = element("span", { class: "key-label" }, button.text);
  const style = button.style === undefined ? "key" : `key ${button.style}`;
  if (button.url !== undefined) return linkTo(button.url, [label, icon("link")], { class: style });
  const { onclick, mark } = behaviour(button, row, column, actions);
  return element("button", { type: "button", class: style, title: button.text, onclick }, label, mark && icon(mark));
}

function behaviour(button, row, column, actions) {
  if (button.copy_text !== undefined) return { onclick: () => actions.copy(button.copy_text.text), mark: "copy" };
  if (button.callback_data === undefined) return { onclick: actions.tellNotHere };
  return { onclick: (event) => actions.press(row, column, event.currentTarget) };
}

/** The arrow keys walk through the buttons as they lie. */
function moveFocus(event) {
  const rows = [...event.currentTarget.children].map((row) => [...row.children]);
  const row = rows.findIndex((keys) => keys.includes(document.activeElement));
  if (row === -1) return;
  const column = rows[row].indexOf(document.activeElement);
  const targets = {
    ArrowLeft: rows[row][column - 1],
    ArrowRight: rows[row][column + 1],
    ArrowUp: rows[row - 1]?.[Math.min(column, rows[row - 1].length - 1)],
    ArrowDown: rows[row + 1]?.[Math.min(column, rows[row + 1].length - 1)],
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  target.focus();
}
