import type { Update } from "grammy/types";

/** A group that has become a supergroup, and goes on under another id: Telegram says so in both chats. */
export function movedGroup({ message }: Update): readonly [from: number, to: number] | undefined {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message ?? {};
  if (chat === undefined) return undefined;
  if (to !== undefined) return [chat.id, to];
  return from === undefined ? undefined : [from, chat.id];
}
