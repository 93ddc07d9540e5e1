/** Who is typing, or undefined. It ends by itself, so whoever shows it looks again when it does. */
export function typingText({ type, typingUntil }, bot, words) {
  if (typingUntil <= Date.now()) return undefined;
  return type === "private" ? words.typing : `${bot.first_name} ${words.typing}`;
}
