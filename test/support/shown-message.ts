import type { InlineButton } from "../../src/playground/world/keyboard.ts";
import type { Message } from "../../src/playground/world/message.ts";

export type Placed = { readonly button: InlineButton; readonly row: number; readonly column: number };

function rowsOf({ reply_markup }: Message): readonly (readonly InlineButton[])[] {
  return reply_markup !== undefined && "inline_keyboard" in reply_markup ? reply_markup.inline_keyboard : [];
}

export function buttonsOf(message: Message): readonly Placed[] {
  return rowsOf(message).flatMap((buttons, row) => buttons.map((button, column) => ({ button, row, column })));
}

/** A message as lines: its text, then a line for each row of buttons. What no test can foresee has a name instead. */
export function written(message: Message): string {
  const text = (message.text ?? message.caption ?? "")
    .replace(/\d{1,2} \p{L}+ \d{4}, \d\d[.:]\d\d WIB/gu, "<time>")
    .replace(/Ref [0-9A-Z]{8,}/g, "Ref <reference>")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uuid>");
  return [text, ...rowsOf(message).map((row) => row.map((button) => `[${button.text}]`).join(" "))].join("\n");
}

/** The button that says this, or else the only one with this in what it says. */
export function buttonOf(message: Message, label: string): Placed {
  const all = buttonsOf(message);
  const same = all.filter(({ button }) => button.text === label);
  const found = same.length > 0 ? same : all.filter(({ button }) => button.text.includes(label));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} buttons say "${label}":\n${written(message)}`);
  return only;
}
