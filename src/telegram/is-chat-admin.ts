import type { Api } from "grammy";
import type { DeskAsk } from "./read-desk.ts";

/** Whether somebody looks after a chat, as Telegram says; a private chat is its person's own. */
export async function isChatAdmin(api: Api, { chat, from, asGroup }: DeskAsk): Promise<boolean> {
  if (chat.kind === "private" || asGroup) return true;
  const { status } = await api.getChatMember(chat.id, from.id);
  return status === "creator" || status === "administrator";
}
