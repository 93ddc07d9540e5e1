import type { Chat } from "./chat.ts";
import type { Message } from "./message.ts";

/** What the bot is to a chat. A person is a `stranger` until their first message: the bot cannot begin. */
export type Standing = "stranger" | "member" | "blocked" | "kicked" | "left";

/** One chat and all that is in it. */
export type Room = {
  readonly chat: Chat;
  readonly members: ReadonlySet<number>;
  readonly admins: ReadonlySet<number>;
  /** In the order they were sent. */
  readonly messages: Map<number, Message>;
  nextMessageId: number;
  standing: Standing;
  typingUntil: number;
};

type NewRoom = Pick<Room, "chat" | "members" | "admins" | "standing" | "nextMessageId">;

export const newRoom = (room: NewRoom): Room => ({ ...room, messages: new Map(), typingUntil: 0 });
