import type { Role } from "../access/role.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";

/**
 * What is asked of the bot beside the conversation: by its owners and ops, who run it, and by anybody about themselves.
 * A feature hands in its commands and buttons; the words and the data are its own, Telegram is not.
 */
export type DeskPart = {
  readonly commands?: readonly DeskCommand[];
  /** What pressed buttons do, by the name before the colon. */
  readonly presses?: Readonly<Record<string, DeskPress>>;
  /** What `/start` does with a payload, by the letters before its first `_`. Anybody may come with one. */
  readonly links?: Readonly<Record<string, (request: DeskRequest) => Promise<DeskReply>>>;
};

export type DeskCommand = {
  readonly names: readonly [indonesian: string, english: string];
  /** The least that its user has to be; others are answered as if there were no such command. */
  readonly least: Role | "anybody";
  /**
   * The operations group or an own private chat; the operations group alone; a private chat alone; a group that is not
   * the operations group; every chat.
   */
  readonly where: "desk" | "ops" | "private" | "group" | "anywhere";
  readonly run: (request: DeskRequest) => Promise<DeskReply>;
};

export type DeskPress = {
  /** Whoever is less is told by a toast that the button is not theirs. */
  readonly least: Role | "anybody";
  readonly run: (request: DeskRequest) => Promise<DeskReply>;
};

export type DeskRequest = {
  readonly person: DeskPerson;
  /** Undefined for a stranger and for who is suspended. */
  readonly role: Role | undefined;
  readonly chat: {
    readonly id: number;
    readonly thread?: number;
    readonly kind: "private" | "ops" | "group";
  };
  /** In the language of the chat: the group's, or the person's own. */
  readonly words: Words;
  /** What stands behind the command, the colon of the button, or the `_` of the payload. Untrusted. */
  readonly text: string;
  /** The message whose button was pressed. */
  readonly message?: number;
  /** Whether the person looks after this chat: true in a private one, and of a group what Telegram says. */
  readonly isChatAdmin: () => Promise<boolean>;
};

/** As Telegram tells it, untrusted. */
export type DeskPerson = {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  /** Of their Telegram, where the bot speaks it. */
  readonly speaks?: Locale;
};

/** With nothing in it nothing is said, and a press is only acknowledged. */
export type DeskReply = {
  /** In Telegram's HTML: a new message, or in place of the message whose button was pressed. */
  readonly html?: string;
  readonly rows?: DeskRows;
  readonly file?: { readonly name: string; readonly text: string };
  /** Up to 200 characters over the chat, on a press. */
  readonly toast?: string;
};

export type DeskRows = readonly (readonly DeskButton[])[];

export type DeskButton =
  /** `press` is `name:argument`, at most 63 bytes. */
  { readonly text: string; readonly press: string } | { readonly text: string; readonly url: string };
