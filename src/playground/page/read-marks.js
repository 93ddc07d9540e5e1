const key = (person, chat) => `read/${person}/${chat}`;

/** Until when a person has read a chat, kept by the browser's tab. Dates, since ids begin anew with the server. */
export function markRead(person, { id, messages }) {
  const newest = messages.at(-1)?.date ?? 0;
  sessionStorage.setItem(key(person, id), String(newest));
}

/** How many messages of others came since. */
export function unreadCount(person, { id, messages }) {
  const readUntil = Number(sessionStorage.getItem(key(person, id)) ?? 0);
  return messages.filter(({ date, from }) => date > readUntil && from.id !== person).length;
}
