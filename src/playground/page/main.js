import { accountDrawer } from "./account.js";
import { addressOf, readAddress } from "./address.js";
import { personApi } from "./api.js";
import { chatList } from "./chat-list.js";
import { deedsOf } from "./deeds.js";
import { byId } from "./dom.js";
import { openChatView } from "./open-chat.js";
import { fullName } from "./people.js";
import { markRead, unreadCount } from "./read-marks.js";
import { openSession } from "./session.js";
import { toast } from "./toast.js";
import { showWords, wordsFor } from "./words.js";

const wide = matchMedia("(min-width: 720px)");

/**
 * What the page knows now. Only this file changes it.
 * @typedef {{ place: import("./address.js").Place, session: any, world: import("./api.js").World,
 *   person: import("./api.js").Person, chats: Map<number, import("./session.js").Chat>, connected: boolean, words: any }} State
 */
const state = { place: {}, chats: new Map(), connected: false, words: wordsFor(undefined) };

/** Whose page it is when the address names nobody. */
let firstPerson;

const deeds = deedsOf(state);
const chat = openChatView(state, deeds);
const showRows = chatList(byId("chats"));
const account = accountDrawer({
  setLanguage: (code) =>
    void deeds.attempt(async () => {
      await state.session.api.setLanguage(code);
      restart();
    }),
  placeOf(person) {
    const open = state.chats.get(state.place.chat);
    return addressOf(person, wide.matches && open !== undefined && open.type !== "private" ? open.id : undefined);
  },
});

/** Everything but the messages. */
function showAround() {
  const { chats, connected, person, place, words, world } = state;
  if (world === undefined) return;
  const open = chats.get(place.chat);
  if (open !== undefined && document.visibilityState === "visible") markRead(person.id, open);
  showRows(chats.values(), { person, bot: world.bot, open: open?.id, words });
  byId("account-name").textContent = connected ? fullName(person) : words.connecting;
  byId("app").dataset.view = open === undefined ? "list" : "chat";
  const unread = [...chats.values()].reduce((sum, one) => sum + unreadCount(person.id, one), 0);
  document.title = unread === 0 ? world.bot.first_name : `(${unread}) ${world.bot.first_name}`;
  chat.showAround();
}

function showAll() {
  showWords(state.words);
  account.refresh(state);
  chat.showMessages();
  showAround();
  chat.begin();
}

const listener = {
  loaded(world, chats) {
    const person = world.people.find(({ id }) => id === state.place.person) ?? world.people[0];
    Object.assign(state, { world, chats, person, connected: true, words: wordsFor(person.language_code) });
    const [first] = chats.keys();
    if (chats.has(state.place.chat) || !wide.matches) showAll();
    else location.replace(addressOf(person.id, first));
  },
  lost() {
    state.connected = false;
    showAround();
  },
  refused(error) {
    toast(error.message);
    // The address may name somebody of a playground that is gone.
    if (state.place.person !== firstPerson) location.replace("#");
  },
  event(name, data) {
    if (name === "answer") return deeds.answered(data);
    // A bot that comes to a group brings its commands.
    if (name === "commands" || name === "blocked")
      void deeds.attempt(() => state.session.loadCommands().then(showAround));
    if (name === "migrated") return moved(data);
    if (name === "typing") setTimeout(showAround, data.until - Date.now());
    if (data.chat === state.place.chat) chat.event(name, data);
    showAround();
  },
};

function moved({ chat: old, to }) {
  if (state.place.chat === old) location.replace(addressOf(state.person.id, to));
  restart();
}

function restart() {
  state.session?.close();
  state.session = openSession(state.place.person, listener);
}

function route() {
  const before = state.place;
  state.place = readAddress(location.hash);
  if (state.place.person === undefined) {
    void deeds.attempt(async () => {
      firstPerson = (await personApi().world()).people[0].id;
      location.replace(addressOf(firstPerson));
    });
  } else if (state.place.person !== before.person) restart();
  else if (state.world !== undefined) showAll();
}

byId("account-button").addEventListener("click", () => account.open(state));
document.addEventListener("visibilitychange", showAround);
addEventListener("hashchange", route);
addEventListener("keydown", ({ key, defaultPrevented }) => {
  const overlay = document.querySelector(".popup-menu, dialog[open]");
  if (key !== "Escape" || defaultPrevented || overlay !== null || wide.matches) return;
  location.hash = addressOf(state.person.id);
});
route();
