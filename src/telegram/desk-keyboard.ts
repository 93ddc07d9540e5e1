import type { InlineKeyboardMarkup } from "grammy/types";
import type { DeskButton, DeskRows } from "../desk/desk.ts";

/** Telegram takes 1 to 64 bytes with a button, and gives them back when it is pressed; anybody may send others. */
const mostBytes = 64;
/** No keyboard of the conversation begins with it. */
const mark = "!";

export type PressedDesk = { readonly name: string; readonly text: string };

export function deskKeyboard(rows: DeskRows): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map(keyOf)) };
}

/** `undefined` when the data are of no button of the desk. */
export function readDeskPress(data: string): PressedDesk | undefined {
  const [, name, text = ""] = /^!([\w-]+)(?::([^\n]*))?$/.exec(data) ?? [];
  return name === undefined ? undefined : { name, text };
}

/** @throws RangeError over 64 bytes. */
function keyOf(button: DeskButton): InlineKeyboardMarkup["inline_keyboard"][number][number] {
  if ("url" in button) return { text: button.text, url: button.url };
  const data = mark + button.press;
  if (Buffer.byteLength(data) > mostBytes) throw new RangeError(`the data of a button are over ${mostBytes} bytes`);
  return { text: button.text, callback_data: data };
}
