import type { LoggedEvent } from "../playground/world/event-log.ts";
import type { Message } from "../playground/world/message.ts";
import type { PersonClient } from "./person-client.ts";

export type TerminalChat = {
  /** Takes a line and prints what it leads to, until nothing more is under way. */
  readonly enter: (line: string) => Promise<void>;
};

type Button = { readonly text: string; readonly row: number; readonly column: number; readonly copy?: string };
type Board = { readonly message: number; readonly buttons: readonly Button[] };

/** One private chat as lines: a message a line, a small number presses the button of that number. */
export function terminalChat(options: {
  readonly person: PersonClient;
  readonly print: (text: string) => void;
  /** Resolves when the bot has nothing more to do. */
  readonly idle: () => Promise<void>;
}): TerminalChat {
  const { person, print, idle } = options;
  let board: Board | undefined;
  let coming = person.events();

  async function enter(line: string): Promise<void> {
    const text = line.trim();
    if (text === "") return;
    const button = /^\d{1,2}$/.test(text) ? board?.buttons[Number(text) - 1] : undefined;
    if (button?.copy !== undefined) {
      print(`${button.copy}\n\n`);
      return;
    }
    if (board !== undefined && button !== undefined) {
      await person.press(person.id, board.message, button.row, button.column);
    } else {
      await person.say(person.id, text);
    }
    await answered();
  }

  /** The bot has taken a line when the first event of its own comes; it has answered when it is idle after that. */
  async function answered(): Promise<void> {
    while (!(await showComing()));
    let resting = false;
    const rest = idle().then(() => {
      resting = true;
    });
    while (!resting || !(await person.isCaughtUp())) await Promise.race([showComing(), resting ? never : rest]);
  }

  /** True when there was something of the bot's. */
  async function showComing(): Promise<boolean> {
    const waited = coming;
    const events = await waited;
    if (waited !== coming) return false;
    coming = person.events();
    return events.map(show).includes(true);
  }

  function show(event: LoggedEvent): boolean {
    switch (event.type) {
      case "message":
      case "edited":
        if (event.message.from.id === person.id) return false;
        // A bill that is left behind loses its buttons; the keyboard in use is that of the newer message.
        if (board !== undefined && event.message.message_id < board.message) return true;
        board = boardOf(event.message);
        print(written(event.message, board.buttons));
        return true;
      case "answer":
        if (event.text !== undefined) print(`(${event.text})\n\n`);
        return true;
      case "typing":
      case "deleted":
      case "commands":
      case "blocked":
        return false;
    }
  }

  return { enter };
}

const never = new Promise<void>(() => undefined);

function boardOf({ message_id, reply_markup }: Message): Board {
  const rows = reply_markup !== undefined && "inline_keyboard" in reply_markup ? reply_markup.inline_keyboard : [];
  const buttons = rows.flatMap((buttonRow, row) =>
    buttonRow.map((button, column) => ({
      text: button.text,
      row,
      column,
      ...("copy_text" in button && button.copy_text !== undefined ? { copy: button.copy_text.text } : {}),
    })),
  );
  return { message: message_id, buttons };
}

function written({ text = "" }: Message, buttons: readonly Button[]): string {
  const list = buttons.map((button, at) => `  ${at + 1}) ${button.text}`);
  return `${[text, ...list].join("\n")}\n\n`;
}
