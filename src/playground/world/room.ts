import type { Chat } from "./chat.ts";
import type { Message } from "./message.ts";

/**
 * What the bot is to a chat. A person is a `stranger` until their first message: the bot cannot begin. A group is one
 * until somebody adds the bot: to the bot there is no such chat.
 */
export type Standing = "stranger" | "member" | "blocked" | "kicked" | "left";

/** One chat and all that is in it. */
export type Room = {
  readonly chat: Chat;
  readonly members: ReadonlySet<number>;
  readonly admins: Set<number>;
  readonly creator: number | undefined;
  /** Whether one person can be shown a message apart. */
  readonly ephemeral: boolean | "unknown";
  /** In the order they were sent, by `keyOf`. */
  readonly messages: Map<number, Message>;
  nextMessageId: number;
  standing: Standing;
  typingUntil: number;
};

type NewRoom = Omit<Room, "messages" | "typingUntil">;

export const newRoom = (room: NewRoom): Room => ({ ...room, messages: new Map(), typingUntil: 0 });
