import { Context } from "grammy";
import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { allWords } from "../../src/i18n/words.ts";
import { guardUpdates } from "../../src/telegram/guard-updates.ts";
import { recordedApi } from "../support/recorded-api.ts";
import { settled } from "../support/settled.ts";

const words = allWords("Asia/Jakarta");
const me = { id: 1, is_bot: true, first_name: "Bot", username: "bot" };
const from = { id: 6, is_bot: false, first_name: "Sari", language_code: "en" };
const message = { message_id: 7, date: 1, chat: { id: 6, type: "private", first_name: "Sari" }, from, text: "pln" };
const press = { id: "q", from, chat_instance: "1", data: "x", message };
const broken = new Error("a bug");

async function guarded(update: object, answer: () => Promise<void> = () => Promise.reject(broken)) {
  const { api, calls } = recordedApi();
  const failures: (readonly [string, unknown])[] = [];
  const failed = (during: string, error: unknown) => void failures.push([during, error]);
  const take = guardUpdates(answer, { words, defaultLocale: "id", failed });
  await take(new Context({ update_id: 1, ...update } as Update, api, me as never));
  await settled();
  return { calls, failures };
}

test("what can be read is answered, and nothing else is said", async () => {
  const answered: string[] = [];
  const { calls, failures } = await guarded({ message }, async () => void answered.push("once"));
  expect({ answered, calls, failures }).toEqual({ answered: ["once"], calls: [], failures: [] });
});

test("what is of no kind that the bot reads is left without a word", async () => {
  expect(await guarded({ message_reaction: { chat: message.chat, user: "nobody" } })).toEqual({
    calls: [],
    failures: [],
  });
});

test("what cannot be read is left, and the failure tells nothing of it", async () => {
  const { calls, failures } = await guarded({ message: { ...message, text: ["514040400482"] } });
  expect(calls).toEqual([]);
  expect(failures).toEqual([["update", new Error("an update has not the form that the Bot API gives it")]]);
});

test.each([
  ["in private", { message }, [["sendMessage", { chat_id: 6, text: words.en.plain("apology") }]]],
  [
    "by a button",
    { callback_query: press },
    [["answerCallbackQuery", { callback_query_id: "q", text: words.en.plain("toast.sorry") }]],
  ],
  [
    "in a group, where it may have been for somebody else",
    { message: { ...message, chat: { id: -6, type: "group" } } },
    [],
  ],
])("what breaks is told to who asked %s", async (_, update, calls) => {
  expect(await guarded(update)).toEqual({ calls, failures: [["update", broken]] });
});
