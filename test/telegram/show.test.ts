import { Api, GrammyError } from "grammy";
import { describe, expect, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State } from "../../src/conversation/state.ts";
import { type Show, step } from "../../src/conversation/step.ts";
import { allWords } from "../../src/i18n/words.ts";
import { isInlineKeyboard } from "../../src/playground/world/keyboard.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { shower } from "../../src/telegram/show.ts";
import { agents, budi, startedChat, token } from "../playground/start-playground.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";
import { at, atBill, checkingPln, home, moment, shop } from "../support/sample-conversation.ts";
import { unexpected } from "../support/unexpected.ts";

const words = allWords("Asia/Jakarta");
const help = { example: "pln 514040400482" };
const place: Place = { chat: budi.id, person: budi.id, isPrivate: true };
const below = (state: State): Show => ({ screen: screenOf(state, shop), place: "below" });
const inPlace = (state: State): Show => ({ screen: screenOf(state, shop), place: "live" });

function buttonsOf({ reply_markup: markup }: Partial<Message> = {}) {
  return markup !== undefined && isInlineKeyboard(markup) ? markup.inline_keyboard.flat() : [];
}

/** A chat with Budi that screens are put into. */
async function chat() {
  const local = await startedChat();
  const api = new Api(token, { apiRoot: local.url });
  const show = shower(api, words, help, unexpected);
  const ofBot = async (id = budi.id) => (await local.as(budi).chat(id)).messages.filter(({ from }) => from.is_bot);
  return { ...local, api, show, ofBot };
}

describe("a screen", () => {
  test("is a message of its own when there is none before", async () => {
    const { show, ofBot } = await chat();
    for (const what of [below(at(home)), inPlace(at(checkingPln))]) {
      const id = await show(place, what, undefined);
      expect((await ofBot()).at(-1)).toMatchObject({ message_id: id });
    }
    const [first] = await ofBot();
    expect(first).toMatchObject({
      text: expect.stringMatching(/^Mau cek tagihan apa\?/),
      entities: [{ type: "bold" }],
    });
    expect(buttonsOf(first)[0]).toMatchObject({ text: "⚡ Listrik PLN" });
  });

  test("in place changes the live message", async () => {
    const { show, ofBot } = await chat();
    const live = await show(place, below(at(checkingPln)), undefined);
    expect(await show(place, inPlace(atBill), live)).toBe(live);
    const messages = await ofBot();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain("Total bayar: Rp25.720");
  });

  test("that already stands there is shown", async () => {
    const { show, ofBot } = await chat();
    const live = await show(place, below(at(home)), undefined);
    expect(await show(place, inPlace(at(home)), live)).toBe(live);
    expect(await ofBot()).toHaveLength(1);
  });

  test("is sent anew when the live message is gone", async () => {
    const { show, ofBot, api } = await chat();
    const live = await show(place, below(at(checkingPln)), undefined);
    await api.deleteMessage(budi.id, live);
    const next = await show(place, inPlace(atBill), live);
    expect(next).not.toBe(live);
    expect((await ofBot()).map(({ message_id }) => message_id)).toEqual([next]);
  });

  test("below takes the message before it away", async () => {
    const { show, ofBot } = await chat();
    const live = await show(place, below(at(home)), undefined);
    const next = await show(place, below(at(checkingPln)), live);
    expect((await ofBot()).map(({ message_id }) => message_id)).toEqual([next]);
  });

  test("below does not mind when the message before it is gone", async () => {
    const { show, ofBot, api } = await chat();
    const live = await show(place, below(at(home)), undefined);
    await api.deleteMessage(budi.id, live);
    await show(place, below(at(checkingPln)), live);
    expect(await ofBot()).toHaveLength(1);
  });

  test("below a bill leaves the bill, with nothing but its copy buttons", async () => {
    const { show, ofBot } = await chat();
    const live = await show(place, below(atBill), undefined);
    const after = step(atBill, { kind: "command", command: "check", text: "" }, moment, shop);
    if (after.show === undefined) throw new Error("nothing is shown");
    await show(place, after.show, live);
    const [bill, next] = await ofBot();
    expect(bill?.text).toContain("Total bayar: Rp25.720");
    expect(buttonsOf(bill).map((button) => "copy_text" in button)).toEqual([true, true, true]);
    expect(next?.text).toContain("Mau cek tagihan apa?");
  });

  test("below is the live one even when the message before it cannot be taken away", async () => {
    const failures: unknown[] = [];
    const { api } = recordedApi((method) =>
      method === "deleteMessage" ? refusal("Too Many Requests", 429) : { ok: true, result: { message_id: 9 } },
    );
    const show = shower(api, words, help, (error) => failures.push(error));
    expect(await show(place, below(at(home)), 8)).toBe(9);
    expect(failures).toMatchObject([{ error_code: 429 }]);
  });

  test("in a group comes into its topic, without the agent's cost and earning", async () => {
    const { show, ofBot } = await chat();
    await show({ chat: agents.id, person: budi.id, thread: 7, isPrivate: false }, below(atBill), undefined);
    const [bill] = await ofBot(agents.id);
    expect(bill).toMatchObject({ message_thread_id: 7 });
    expect(bill?.text).not.toContain("modal");
  });

  test("for somebody who has blocked the bot is refused with Telegram's own error", async () => {
    const { show, as } = await chat();
    const live = await show(place, below(at(home)), undefined);
    await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
    for (const what of [inPlace(at(checkingPln)), below(at(checkingPln))]) {
      const refused = show(place, what, live);
      await expect(refused).rejects.toThrow(GrammyError);
      await expect(refused).rejects.toMatchObject({ error_code: 403 });
    }
  });
});
