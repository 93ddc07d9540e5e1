import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/playground/world/message.ts";
import { agents, bot, budi, pathTo, sari, startPlayground } from "../start-playground.ts";

const toBudi = { receiver_user_id: budi.id };
const keyboard = { inline_keyboard: [[{ text: "open", callback_data: "open" }]] };
const notAdmin = "400 Bad Request: BOT_NOT_ADMIN";
const tooOld = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

/** A group in which Budi has pressed the bot's button. */
async function pressed() {
  const local = await startPlayground();
  const menu = await local.result("sendMessage", { chat_id: agents.id, text: "bill", reply_markup: keyboard });
  const { body } = await local.as(budi).press(menu);
  const ephemeral = { ...toBudi, callback_query_id: body.query_id };
  const send = (more = {}) => ({
    chat_id: agents.id,
    text: "all of it",
    ephemeral_message_parameters: { ...ephemeral, ...more },
  });
  return { ...local, menu, send };
}

/** A group in which `/cek` goes to the bot alone. */
async function whispered() {
  const local = await startPlayground();
  await local.result("setMyCommands", { commands: [{ command: "cek", description: "check", is_ephemeral: true }] });
  const asked = await local.as(budi).say("/cek 1", agents.id);
  const send = (more = {}) => ({
    chat_id: agents.id,
    text: "all of it",
    ephemeral_message_parameters: toBudi,
    reply_parameters: { ephemeral_message_id: asked.ephemeral_message_id },
    ...more,
  });
  return { ...local, asked, send };
}

const textsOf = (messages: readonly Message[]) => messages.map(({ text }) => text);

describe("an ephemeral message", () => {
  test("answers a press, and only who pressed sees it", async () => {
    const { result, send, as } = await pressed();
    const { cursor } = await as(budi).chat(agents.id);
    const sent = await result("sendMessage", send());
    expect(sent).toMatchObject({ message_id: 0, receiver_user: { id: budi.id }, chat: { id: agents.id } });
    expect(sent.ephemeral_message_id).toBeGreaterThan(0);
    expect((await as(budi).events(cursor)).events).toMatchObject([{ type: "message", message: sent }]);
    expect(textsOf((await as(budi).chat(agents.id)).messages)).toEqual(["bill", "all of it"]);
    expect(textsOf((await as(sari).chat(agents.id)).messages)).toEqual(["bill"]);
    expect((await as(sari).act("DELETE", pathTo(sent))).status).toBe(400);
  });

  test("may stand in the place of the message whose button was pressed", async () => {
    const { result, send, as } = await pressed();
    const sent = await result("sendMessage", send({ replace_callback_query_message: true }));
    expect(sent).not.toHaveProperty("replaces");
    expect(textsOf((await as(budi).chat(agents.id)).messages)).toEqual(["all of it"]);
    expect(textsOf((await as(sari).chat(agents.id)).messages)).toEqual(["bill"]);
  });

  test("answers a press whether that was answered or not, for fifteen seconds", async () => {
    const { result, refusal, send, pass } = await pressed();
    const { callback_query_id } = send().ephemeral_message_parameters;
    await result("answerCallbackQuery", { callback_query_id });
    pass(14_999);
    await result("sendMessage", send());
    pass(1);
    expect(await refusal("sendMessage", send())).toBe(tooOld);
  });

  test("answers nobody else's press, and no invented one", async () => {
    const { refusal, send } = await pressed();
    expect(await refusal("sendMessage", send({ receiver_user_id: sari.id }))).toBe(tooOld);
    expect(await refusal("sendMessage", send({ callback_query_id: "1" }))).toBe(tooOld);
  });

  test("answers an ephemeral command for fifteen seconds, which only its sender and the bot see", async () => {
    const { result, refusal, updates, asked, send, as, pass } = await whispered();
    expect(asked).toMatchObject({ message_id: 0, receiver_user: { id: bot.id }, text: "/cek 1" });
    expect(await updates()).toMatchObject([
      { message: { message_id: 0, ephemeral_message_id: asked.ephemeral_message_id, from: { id: budi.id } } },
    ]);
    await result("sendMessage", send());
    expect(textsOf((await as(budi).chat(agents.id)).messages)).toEqual(["/cek 1", "all of it"]);
    expect((await as(sari).chat(agents.id)).messages).toEqual([]);
    pass(15_000);
    expect(await refusal("sendMessage", send())).toBe(notAdmin);
  });

  test("does not answer a command that everybody saw, unless the bot is an admin", async () => {
    const { refusal, as } = await startPlayground();
    const { message_id } = await as(budi).say("/cek 1", agents.id);
    const send = { chat_id: agents.id, text: "x", ephemeral_message_parameters: toBudi };
    expect(await refusal("sendMessage", { ...send, reply_parameters: { message_id } })).toBe(notAdmin);
    expect((await as(sari).act("PUT", `chats/${agents.id}/bot`, { admin: true })).status).toBe(200);
    expect(await refusal("sendMessage", { ...send, reply_parameters: { message_id } })).toBe("undefined undefined");
  });

  test.each([
    [
      "somebody who is not there",
      { ephemeral_message_parameters: { receiver_user_id: 5 } },
      "invalid receiver_user_id",
    ],
    ["nobody", { ephemeral_message_parameters: {} }, "invalid receiver_user_id"],
    ["a private chat", { chat_id: budi.id }, "BOT_NOT_ADMIN"],
    ["a reply to what is gone", { reply_parameters: { ephemeral_message_id: 5 } }, "BOT_NOT_ADMIN"],
    ["everybody, in reply to one alone", { ephemeral_message_parameters: undefined }, "must be ephemeral"],
  ])("is refused to %s", async (_, more, why) => {
    const { refusal, send, as } = await whispered();
    await as(budi).say("/start");
    expect(await refusal("sendMessage", send(more))).toContain(why);
  });

  test("is refused in a group that does not have them, where an ephemeral command is an ordinary one", async () => {
    const { result, refusal, as } = await startPlayground({
      groups: [{ ...agents, ephemeral: false, admins: [bot.id] }],
    });
    await result("setMyCommands", { commands: [{ command: "cek", description: "check", is_ephemeral: true }] });
    expect(await as(budi).say("/cek", agents.id)).not.toHaveProperty("ephemeral_message_id");
    const send = { chat_id: agents.id, text: "x", ephemeral_message_parameters: toBudi };
    expect(await refusal("sendMessage", send)).toBe("400 Bad Request: ephemeral messages aren't supported in the chat");
  });

  test("is shown to everybody by a server that has not heard of them", async () => {
    const { result, as } = await startPlayground({ groups: [{ ...agents, ephemeral: "unknown" }] });
    const sent = await result("sendMessage", { chat_id: agents.id, text: "x", ephemeral_message_parameters: toBudi });
    expect(sent.message_id).toBeGreaterThan(0);
    expect(sent).not.toHaveProperty("receiver_user");
    expect(textsOf((await as(sari).chat(agents.id)).messages)).toEqual(["x"]);
  });
});

describe("what one person sees", () => {
  test("is changed and deleted by methods of its own", async () => {
    const { result, refusal, send, as } = await pressed();
    const sent = await result("sendMessage", send());
    const target = { chat_id: agents.id, ...toBudi, ephemeral_message_id: sent.ephemeral_message_id };
    const last = async () => (await as(budi).chat(agents.id)).messages.at(-1);
    expect(await result("editEphemeralMessageText", { ...target, text: "new", reply_markup: keyboard })).toBe(true);
    expect(await last()).toMatchObject({ text: "new", reply_markup: keyboard });
    expect(await result("editEphemeralMessageReplyMarkup", target)).toBe(true);
    expect(await last()).not.toHaveProperty("reply_markup");
    expect(await refusal("editEphemeralMessageText", { ...target, text: "new" })).toContain("message is not modified");
    expect(await refusal("editMessageText", { ...target, message_id: -1, text: "x" })).toContain("not found");
    expect(await refusal("deleteEphemeralMessage", { ...target, receiver_user_id: sari.id })).toContain("not found");
    const { cursor } = await as(budi).chat(agents.id);
    expect(await result("deleteEphemeralMessage", target)).toBe(true);
    expect((await as(budi).events(cursor)).events).toMatchObject([
      { type: "deleted", message_id: 0, ephemeral_message_id: sent.ephemeral_message_id },
    ]);
    expect((await last())?.text).toBe("bill");
  });

  test("has buttons that only they can press, and a reply that goes to the bot alone", async () => {
    const { result, updates, send, as } = await pressed();
    await updates();
    const sent = await result("sendMessage", { ...send(), reply_markup: keyboard });
    expect((await as(sari).press(sent)).status).toBe(400);
    const { body } = await as(budi).press(sent);
    const said = await as(budi).say("1", agents.id, { reply_to_message_id: -Number(sent.ephemeral_message_id) });
    expect(said.receiver_user?.id).toBe(bot.id);
    const [press, message] = await updates();
    expect(press?.callback_query).toMatchObject({ id: body.query_id, message: { message_id: 0 } });
    expect(message?.message).toMatchObject({ text: "1", message_id: 0 });
    expect(message?.message).not.toHaveProperty("reply_to_message");
    expect(textsOf((await as(sari).chat(agents.id)).messages)).toEqual(["bill"]);
  });
});
