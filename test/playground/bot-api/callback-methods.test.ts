import { describe, expect, test } from "vitest";
import { agents, budi, sari, startedChat, startPlayground } from "../start-playground.ts";

const tooOld = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";
const keyboard = {
  inline_keyboard: [
    [
      { text: "a", callback_data: "first" },
      { text: "b", url: "https://t.me/" },
    ],
  ],
};

async function pressedButton() {
  const local = await startedChat();
  const sent = await local.result("sendMessage", { chat_id: budi.id, text: "x", reply_markup: keyboard });
  const { cursor } = await local.as(budi).chat();
  const { body } = await local.as(budi).press(sent);
  return { ...local, sent, cursor, callback_query_id: body.query_id };
}

describe("a pressed button", () => {
  test("becomes an update with the message as it is", async () => {
    const { updates, sent, callback_query_id } = await pressedButton();
    expect(await updates()).toMatchObject([
      {
        callback_query: {
          id: callback_query_id,
          from: { id: budi.id, language_code: "id" },
          data: "first",
          message: sent,
        },
      },
    ]);
  });

  test("is answered to the one who pressed it", async () => {
    const { result, as, cursor, callback_query_id } = await pressedButton();
    expect(await result("answerCallbackQuery", { callback_query_id, text: "done", show_alert: true })).toBe(true);
    expect((await as(budi).events(cursor)).events).toMatchObject([
      { type: "answer", query_id: callback_query_id, text: "done", show_alert: true },
    ]);
  });

  test("can't be answered twice, too late, too long, or with somebody else's address", async () => {
    const { result, refusal, pass, as, sent, callback_query_id } = await pressedButton();
    const long = { callback_query_id, text: "x".repeat(201) };
    expect(await refusal("answerCallbackQuery", long)).toBe("400 Bad Request: MESSAGE_TOO_LONG");
    const elsewhere = { callback_query_id, url: "https://example.com" };
    expect(await refusal("answerCallbackQuery", elsewhere)).toBe("400 Bad Request: URL_INVALID");
    await result("answerCallbackQuery", { callback_query_id });
    expect(await refusal("answerCallbackQuery", { callback_query_id })).toBe(tooOld);
    expect(await refusal("answerCallbackQuery", { callback_query_id: "1" })).toBe(tooOld);
    const { body } = await as(budi).press(sent);
    pass(15_000);
    expect(await refusal("answerCallbackQuery", { callback_query_id: body.query_id })).toBe(tooOld);
  });

  test("must be there, and must be a callback button", async () => {
    const { as, sent } = await pressedButton();
    expect((await as(budi).press(sent, 0, 1)).status).toBe(400);
    expect((await as(budi).press(sent, 1, 0)).status).toBe(400);
    expect((await as(budi).press({ ...sent, message_id: 1 })).body.error).toBe("the message is gone");
    expect((await as(sari).press(sent)).status).toBe(404);
  });
});

test("in a group everyone can press, and only the presser sees the answer", async () => {
  const { result, as } = await startPlayground();
  const sent = await result("sendMessage", { chat_id: agents.id, text: "x", reply_markup: keyboard });
  const { cursor } = await as(budi).chat();
  const { body } = await as(sari).press(sent);
  await result("answerCallbackQuery", { callback_query_id: body.query_id, text: "only you" });
  await result("sendMessage", { chat_id: agents.id, text: "all of you" });
  const types = async (person: { id: number }) => (await as(person).events(cursor)).events.map(({ type }) => type);
  expect([await types(sari), await types(budi)]).toEqual([["answer", "message"], ["message"]]);
});
