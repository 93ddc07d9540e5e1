import { addressOf } from "./address.js";
import { waitForAnswers } from "./answers.js";
import { absolute, isBotLink } from "./bot-link.js";
import { copyText } from "./clipboard.js";
import { keyOf } from "./message-key.js";
import { alertBox, toast } from "./toast.js";

const answerPatienceMs = 20_000;

/**
 * What the person does in the open chat.
 * @param {import("./main.js").State} state
 */
export function deedsOf(state) {
  const answers = waitForAnswers(answerPatienceMs);

  /** Does what may be refused; a refusal is shown. */
  async function attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  function showAnswer(answer) {
    if (answer === undefined) toast(state.words.noAnswer);
    else if (answer.url !== undefined) follow(answer.url);
    else if (answer.text && answer.show_alert) alertBox(state.world.bot.first_name, answer.text);
    else if (answer.text) toast(answer.text);
  }

  function follow(link) {
    const url = absolute(link);
    if (!isBotLink(url, state.world.bot.username)) return void open(url, "_blank", "noopener,noreferrer");
    void attempt(async () => {
      const { message } = await state.session.api.open(url);
      location.hash = addressOf(state.person.id, message.chat.id);
    });
  }

  const send = (message) => attempt(() => state.session.api.send(state.place.chat, message));

  return {
    attempt,
    send,
    answered: answers.arrived,
    edit: (message, text) => attempt(() => state.session.api.edit(state.place.chat, keyOf(message), text)),
    remove: (message) => attempt(() => state.session.api.remove(state.place.chat, keyOf(message))),
    block: (blocked) => attempt(() => state.session.api.block(state.place.chat, blocked)),
    putBot: (place) => attempt(() => state.session.api.putBot(state.place.chat, place)),
    migrate: () => attempt(() => state.session.api.migrate(state.place.chat)),
    follow,
    tellProtected: () => toast(state.words.protected),
    tellNotHere: () => toast(state.words.notHere),

    copy: (text) =>
      attempt(async () => {
        await copyText(text);
        toast(state.words.copied);
      }),

    /** In a group a command names the bot it is for. */
    command(command, sender) {
      const named = state.chats.get(state.place.chat).type === "private" || command.includes("@") || !sender.is_bot;
      return send({ text: named ? command : `${command}@${sender.username}` });
    },

    async press(message, row, column, button) {
      button.ariaBusy = "true";
      await attempt(async () => {
        const { query_id } = await state.session.api.press(state.place.chat, keyOf(message), row, column);
        showAnswer(await answers.of(query_id));
      });
      button.ariaBusy = null;
    },
  };
}
