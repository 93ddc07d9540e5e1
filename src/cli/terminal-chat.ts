import type { LoggedEvent } from "../playground/world/event-log.ts";
import type { Message } from "../playground/world/message.ts";
import type { PersonClient } from "./person-client.ts";

export type TerminalChat = {
  /** Takes a line and prints what it leads to, until nothing more is under way. */
  readonly enter: (line: string) => Promise<void>;
  /** Prints what happens, until the person is closed. */
  readonly listen: () => Promise<void>;
};

type Button = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** What the button puts on the clipboard, or where it leads: it is printed. */
  readonly copy?: string;
  readonly link?: string;
};
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
  /** How often the bot was heard, and who waits for the next time. */
  let heard = 0;
  let wake = (): void => undefined;
  let woken = sleep();

  async function enter(line: string): Promise<void> {
    const text = line.trim();
    if (text === "") return;
    const button = /^\d{1,2}$/.test(text) ? board?.buttons[Number(text) - 1] : undefined;
    const shown = button?.copy ?? button?.link;
    if (shown !== undefined) print(`${shown}\n\n`);
    const before = heard;
    if (!(await act(text, button))) return;
    await until(async () => heard > before);
    await idle();
    await until(person.isCaughtUp);
  }

  /** @returns whether the bot has something to answer. */
  async function act(text: string, button: Button | undefined): Promise<boolean> {
    if (button?.copy !== undefined) return false;
    if (button?.link !== undefined) return follow(button.link);
    if (button !== undefined && board !== undefined) {
      await person.press(person.id, board.message, button.row, button.column);
    } else {
      await person.say(person.id, text, await person.forcedReply(person.id));
    }
    return true;
  }

  /** A link with a start parameter leads to a bot, and there is only one. */
  async function follow(link: string): Promise<boolean> {
    const leadsHere = /^https:\/\/t\.me\/\w+\?start=/.test(link);
    if (leadsHere) await person.open(link);
    return leadsHere;
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (let next = woken; !(await condition()); next = woken) await next;
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  async function listen(): Promise<void> {
    while (!person.closed.aborted) {
      for (const event of await person.events()) heard += show(event) ? 1 : 0;
      const wakeNow = wake;
      woken = sleep();
      wakeNow();
    }
  }

  function show(event: LoggedEvent): boolean {
    switch (event.type) {
      case "message":
      case "edited":
        return event.message.from.id !== person.id && read(event.message);
      case "answer":
        if (event.text !== undefined) print(`(${event.text})\n\n`);
        return true;
      case "typing":
      case "deleted":
      case "commands":
      case "blocked":
      case "migrated":
        return false;
    }
  }

  /** A bill that is left behind loses its buttons; the keyboard in use is that of the newer message. */
  function read(message: Message): true {
    if (board === undefined || message.message_id >= board.message) {
      board = boardOf(message);
      print(written(message, board.buttons));
    }
    return true;
  }

  return { enter, listen };
}

function boardOf({ message_id, reply_markup }: Message): Board {
  const rows = reply_markup !== undefined && "inline_keyboard" in reply_markup ? reply_markup.inline_keyboard : [];
  const buttons = rows.flatMap((buttonRow, row) =>
    buttonRow.map((button, column) => ({
      text: button.text,
      row,
      column,
      ...(button.copy_text === undefined ? {} : { copy: button.copy_text.text }),
      ...(button.url === undefined ? {} : { link: button.url }),
    })),
  );
  return { message: message_id, buttons };
}

function written({ text, caption, document }: Message, buttons: readonly Button[]): string {
  const file = document === undefined ? [] : [`[${document.file_name ?? "file"}]`];
  const list = buttons.map((button, at) => `  ${at + 1}) ${button.text}`);
  return `${[...file, text ?? caption ?? "", ...list].join("\n")}\n\n`;
}
