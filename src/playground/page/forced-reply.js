/** A bot's forced reply or keyboard is for everybody in the chat, or only for whom it answers or names. */
export function isFor(person, { reply_markup, reply_to_message, text = "", entities = [] }) {
  if (!reply_markup.selective) return true;
  const name = `@${person.username}`.toLowerCase();
  const mentioned = entities.some(
    ({ type, offset, length, user }) =>
      user?.id === person.id || (type === "mention" && text.slice(offset, offset + length).toLowerCase() === name),
  );
  return mentioned || reply_to_message?.from.id === person.id;
}

/** Whether the message asks this person for a reply. */
export function asksForReply(message, person) {
  return message.reply_markup?.force_reply === true && isFor(person, message);
}

/** The last message that asks this person for a reply and has none yet. */
export function openQuestion(messages, person) {
  const said = messages.findLastIndex(({ from }) => from.id === person.id);
  return messages.slice(said + 1).findLast((message) => asksForReply(message, person));
}
