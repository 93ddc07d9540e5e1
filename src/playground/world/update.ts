import type { Chat, User } from "./chat.ts";
import type { Message } from "./message.ts";

export type CallbackQuery = {
  readonly id: string;
  readonly from: User;
  readonly message: Message;
  readonly chat_instance: string;
  readonly data: string;
};

export type BotStatus = "member" | "administrator" | "left" | "kicked";

export type ChatMemberUpdated = {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: { readonly user: User; readonly status: BotStatus; readonly until_date?: number };
  readonly new_chat_member: { readonly user: User; readonly status: BotStatus; readonly until_date?: number };
};

/** One of them is there. */
export type Happening = {
  readonly message?: Message;
  readonly edited_message?: Message;
  readonly callback_query?: CallbackQuery;
  readonly my_chat_member?: ChatMemberUpdated;
};

export type Update = Happening & { readonly update_id: number };

/** The chat an update is about; a webhook gets the updates of one chat in sequence. */
export function chatOf({ message, edited_message, callback_query, my_chat_member }: Update): number | undefined {
  const about = message ?? edited_message ?? callback_query?.message ?? my_chat_member;
  return about?.chat?.id;
}
