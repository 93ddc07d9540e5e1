import { addressOf } from "./address.js";
import { isBotLink } from "./bot-link.js";
import { showChatBar } from "./chat-bar.js";
import { composer } from "./composer.js";
import { byId } from "./dom.js";
import { asksForReply, openQuestion } from "./forced-reply.js";
import { groupItems } from "./group-menu.js";
import { keyOf } from "./message-key.js";
import { messageList } from "./message-list.js";
import { messageMenu } from "./message-menu.js";
import { fullName } from "./people.js";
import { pointOf, popupMenu } from "./popup-menu.js";
import { replyKeyboard } from "./reply-keyboard.js";
import { summaryOf } from "./summary.js";
import { announce } from "./toast.js";

const mouse = matchMedia("(pointer: fine)");
const attachable = ["photo", "document", "sticker", "voice", "location", "contact"];

/**
 * The right pane: head, messages, foot.
 * @param {import("./main.js").State} state
 * @param {ReturnType<import("./deeds.js").deedsOf>} deeds
 */
export function openChatView(state, deeds) {
  const current = () => state.chats.get(state.place.chat);
  const list = messageList();
  const showKeyboard = replyKeyboard(deeds.send);

  const field = composer({
    submit: (text, context) =>
      context?.kind === "edit"
        ? deeds.edit(context.message, text)
        : deeds.send({ text, reply_to_message_id: context && keyOf(context.message) }),
    command: (command) => deeds.command(`/${command}`, { ...state.world.bot, is_bot: true }),
    attach(button) {
      const items = attachable.map((kind) => ({
        label: state.words[kind],
        icon: kind,
        run: () => deeds.send({ kind }),
      }));
      popupMenu(pointOf(button), state.words.attach, items);
    },
    editLast() {
      const last = current().messages.findLast(({ from, text }) => from.id === state.person.id && text !== undefined);
      if (last !== undefined) field.edit(last);
    },
  });

  messageMenu(byId("messages"), {
    messageOf: list.messageOf,
    items(message) {
      const { person, words } = state;
      const mine = message.from.id === person.id;
      return [
        { label: words.reply, icon: "reply", run: () => field.reply(message) },
        message.text &&
          !message.has_protected_content && {
            label: words.copyText,
            icon: "copy",
            run: () => deeds.copy(message.text),
          },
        mine &&
          message.text &&
          message.receiver_user === undefined && { label: words.edit, icon: "edit", run: () => field.edit(message) },
        (mine || message.chat.type === "private" || message.receiver_user !== undefined) && {
          label: words.remove,
          icon: "trash",
          danger: true,
          run: () => deeds.remove(message),
        },
      ].filter(Boolean);
    },
    reply: field.reply,
  });

  byId("skip").addEventListener("click", field.focus);
  byId("start").addEventListener("click", () => deeds.send({ text: "/start" }));
  byId("unblock").addEventListener("click", () => deeds.block(false));
  byId("chat-menu").addEventListener("click", ({ currentTarget }) => {
    const chat = current();
    const { blocked } = chat;
    if (chat.type !== "private") {
      return popupMenu(pointOf(currentTarget), state.words.more, groupItems(chat, state.words, deeds));
    }
    const label = blocked ? state.words.unblock : state.words.block;
    const item = { label, icon: "block", danger: !blocked, run: () => deeds.block(!blocked) };
    popupMenu(pointOf(currentTarget), state.words.more, [item]);
  });

  byId("messages").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link === null || !isBotLink(link.href, state.world.bot.username)) return;
    event.preventDefault();
    deeds.follow(link.href);
  });

  function hear(message) {
    if (message.from.id === state.person.id) return;
    announce(`${fullName(message.from)}: ${summaryOf(message, state.words)}`);
  }

  const onEvent = {
    message({ message }) {
      if (message.replaces !== undefined) list.remove(message.replaces);
      list.put(message);
      hear(message);
      if (message.from.id === state.person.id) list.toEnd();
      if (asksForReply(message, state.person)) field.reply(message);
    },
    edited({ message }) {
      list.put(message);
      hear(message);
    },
    deleted: (gone) => list.remove(keyOf(gone)),
  };

  return {
    event: (name, data) => onEvent[name]?.(data),

    showMessages() {
      const { person, words } = state;
      const chat = current();
      const fileOf = (message) => state.session.api.fileOf(message.chat.id, keyOf(message));
      const actions = { ...deeds, fileOf, mention: field.insert, showMessage: list.reveal };
      list.show(chat?.messages ?? [], { me: person.id, group: chat?.type !== "private", words, actions });
    },

    showAround() {
      const { person, words } = state;
      const chat = current();
      byId("messages").dataset.empty = emptyText(chat, words);
      if (chat === undefined) return;
      const alone = chat.type === "private";
      const fresh = alone && chat.messages.length === 0;
      const blocked = alone && chat.blocked;
      showChatBar(chat, { ...state, backTo: addressOf(person.id) });
      byId("start").hidden = !fresh || blocked;
      byId("unblock").hidden = !blocked;
      byId("composer").hidden = fresh || blocked;
      field.show(`${person.id}/${chat.id}`, words);
      field.offer(chat.commands);
      showKeyboard(chat.messages, person);
    },

    /** Where one goes on in a chat just opened. On a touch screen the keyboard must not jump up by itself. */
    begin() {
      const question = openQuestion(current()?.messages ?? [], state.person);
      if (question !== undefined) field.reply(question);
      else if (mouse.matches) (byId("start").hidden ? field : byId("start")).focus();
    },
  };
}

function emptyText(chat, words) {
  if (chat === undefined) return words.choose;
  return `${words.empty}\n${chat.type === "private" ? words.emptyHint : words.emptyGroup}`;
}
