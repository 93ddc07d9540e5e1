import { personApi } from "./api.js";
import { keyOf } from "./message-key.js";

const retryAfterMs = 1000;
const eventNames = ["message", "edited", "deleted", "typing", "answer", "commands", "blocked", "migrated"];

/**
 * @typedef {import("./api.js").ChatInfo & Omit<import("./api.js").ChatContent, "typing" | "cursor">
 *   & { typingUntil: number }} Chat
 */

/**
 * Follows all chats of a person. When the connection is lost, everything is loaded anew: a server that was started
 * again knows nothing of the old cursor.
 * @param {number | undefined} person
 * @param {{ loaded(world: import("./api.js").World, chats: Map<number, Chat>): void, lost(): void,
 *   refused(error: Error): void, event(name: string, data: any): void }} listener
 */
export function openSession(person, listener) {
  const api = personApi(person);
  /** @type {Map<number, Chat>} */
  let chats = new Map();
  let source;
  let timer;
  let closed = false;

  async function load() {
    const world = await api.world();
    const contents = await Promise.all(world.chats.map((chat) => api.chat(chat.id)));
    if (closed) return;
    chats = new Map(world.chats.map((info, index) => [info.id, chatOf(info, contents[index])]));
    listener.loaded(world, chats);
    follow(Math.min(...contents.map((content) => content.cursor)));
  }

  function follow(cursor) {
    source = api.events(cursor);
    for (const name of eventNames) {
      source.addEventListener(name, ({ data }) => take(name, JSON.parse(data)));
    }
    source.addEventListener("error", () => {
      source.close();
      listener.lost();
      again();
    });
  }

  function again() {
    if (!closed) timer = setTimeout(start, retryAfterMs);
  }

  function start() {
    load().catch((error) => {
      if (closed) return;
      if (error.cause < 500) return listener.refused(error);
      listener.lost();
      again();
    });
  }

  function take(name, data) {
    if (closed) return;
    applyEvent(chats.get(data.chat), name, data);
    listener.event(name, data);
  }

  start();
  return {
    api,
    async loadCommands() {
      for (const chat of chats.values()) chat.commands = (await api.chat(chat.id)).commands;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}

function chatOf(info, { messages, commands, blocked, bot_admin, admin, typing }) {
  // How long a typing that was found at loading still lasts is not told: Telegram's own are five seconds.
  return { ...info, messages, commands, blocked, bot_admin, admin, typingUntil: typing ? Date.now() + 5000 : 0 };
}

/** @param {Chat | undefined} chat */
function applyEvent(chat, name, data) {
  if (chat === undefined) return;
  if (name === "message" || name === "edited") putMessage(chat.messages, data.message);
  if (name === "message" && data.message.from.is_bot) chat.typingUntil = 0;
  if (name === "deleted") chat.messages = without(chat.messages, keyOf(data));
  if (name === "typing") chat.typingUntil = data.until;
  if (name === "blocked") Object.assign(chat, { blocked: data.blocked, bot_admin: data.bot_admin });
  if (name === "message" && data.message.replaces !== undefined) {
    chat.messages = without(chat.messages, data.message.replaces);
  }
}

const without = (messages, key) => messages.filter((message) => keyOf(message) !== key);

function putMessage(messages, message) {
  const at = messages.findIndex((known) => keyOf(known) === keyOf(message));
  if (at === -1) messages.push(message);
  else messages[at] = message;
}
