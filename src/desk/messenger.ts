import type { DeskRows } from "./desk.ts";

export type Address = { readonly chat: number; readonly thread?: number };

/** Telegram's HTML with buttons. */
export type Note = { readonly html: string; readonly rows?: DeskRows; readonly isSilent?: true };

export type Sent =
  | { readonly kind: "sent"; readonly message: number }
  /** The chat is closed to the bot: blocked, put out, or no such chat. */
  | { readonly kind: "closed" }
  /** Telegram could not be reached or refuses for now; the same may be tried again, at the risk of a second one. */
  | { readonly kind: "away"; readonly mayBeThere?: true };

export type Edited = "edited" | "gone" | "closed" | "away";

/** Writes to whoever did not ask: the operations group, an owner, all agents. What fails is a value. */
export type Messenger = {
  readonly send: (to: Address, note: Note) => Promise<Sent>;
  readonly edit: (to: Address, message: number, note: Note) => Promise<Edited>;
  readonly remove: (to: Address, message: number) => Promise<void>;
};
