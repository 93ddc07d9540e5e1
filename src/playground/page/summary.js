/** Kinds of messages that are no text, by the field of the Bot API that holds them. */
export const mediaKinds = ["sticker", "photo", "voice", "document", "location", "contact"];

/** One line that stands for a message: in the chat list, in a quote, for a screen reader. */
export function summaryOf(message, words) {
  const kind = mediaKinds.find((name) => message[name] !== undefined);
  const text = message.text ?? message.caption;
  if (kind === undefined) return text ?? serviceText(message, words) ?? words.unknown;
  const emoji = message.sticker?.emoji;
  return [emoji, text ?? words[kind]].filter(Boolean).join(" ");
}

/** What happened in a group, or undefined when the message is one that somebody wrote. */
export function serviceText(message, words) {
  const names = (people) => people.map(({ first_name }) => first_name).join(", ");
  if (message.new_chat_members !== undefined) return `${names(message.new_chat_members)} ${words.joined}`;
  if (message.left_chat_member !== undefined) return `${names([message.left_chat_member])} ${words.left}`;
  if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined) return words.upgraded;
  return undefined;
}
