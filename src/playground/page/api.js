/**
 * What the server tells and takes, for the person given. Messages have the shape of the Bot API.
 * @typedef {{ id: number, first_name: string, last_name?: string, username?: string, language_code?: string }} Person
 * @typedef {{ id: number, type: "private" | "group" | "supergroup", title: string }} ChatInfo
 * @typedef {{ people: Person[], bot: Person, chats: ChatInfo[], help: boolean }} World
 * @typedef {{ message_id: number, ephemeral_message_id?: number, date: number, from: Person, text?: string, [key: string]: any }} Message
 * @typedef {{ messages: Message[], commands: { command: string, description: string }[], typing: boolean,
 *   blocked: boolean, bot_admin: boolean, admin: boolean, cursor: number }} ChatContent
 */

/** @param {number | undefined} person the first one when there is none */
export function personApi(person) {
  const query = person === undefined ? "" : `?person=${person}`;

  /** A refusal is an error with the server's words, and the status as its cause. */
  async function call(method, path, body) {
    const response = await fetch(`api/${path}${query}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`, { cause: response.status });
    return answer;
  }

  return {
    /** @returns {Promise<World>} */
    world: () => call("GET", "world"),
    /** @returns {Promise<ChatContent>} */
    chat: (chat) => call("GET", `chats/${chat}`),
    /** @returns {Promise<{ message: Message }>} */
    send: (chat, message) => call("POST", `chats/${chat}/messages`, message),
    /** @returns {Promise<{ query_id: string }>} */
    press: (chat, message, row, column) => call("POST", `chats/${chat}/messages/${message}/press`, { row, column }),
    edit: (chat, message, text) => call("PUT", `chats/${chat}/messages/${message}`, { text }),
    remove: (chat, message) => call("DELETE", `chats/${chat}/messages/${message}`),
    block: (chat, blocked) => call("POST", `chats/${chat}/block`, { blocked }),
    putBot: (chat, place) => call("PUT", `chats/${chat}/bot`, place),
    migrate: (chat) => call("POST", `chats/${chat}/migrate`, {}),
    open: (url) => call("POST", "open", { url }),
    /** Where the file of a message is saved from. */
    fileOf: (chat, message) => `api/chats/${chat}/messages/${message}/file${query}`,
    setLanguage: (language_code) => call("PUT", `people/${person}`, { language_code }),
    events: (cursor) => new EventSource(`api/events${query}&after=${cursor}`),
  };
}
