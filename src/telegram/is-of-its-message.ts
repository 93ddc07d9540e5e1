import type { CallbackQuery } from "grammy/types";

/**
 * Whether a press can be one of a button that the message has. A client that was made for it sends any data with any
 * message: with somebody else's, or one of the operations group, which the bot would then write over. Alone with the bot
 * it is only their own messages.
 */
export function isOfItsMessage({ data, message }: CallbackQuery): boolean {
  if (message === undefined || message.chat.type === "private" || "ephemeral_message_id" in message) return true;
  const rows = "reply_markup" in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
  return rows.flat().some((button) => "callback_data" in button && button.callback_data === data);
}
