import { describe, expect, test } from "vitest";
import { agents, budi, sari, startedChat, startPlayground } from "../start-playground.ts";

const message = { chat_id: budi.id, text: "x" };
const inline = (...buttons: unknown[]) => ({ inline_keyboard: [buttons] });

describe("an inline keyboard", () => {
  test("is kept as it is given, at the edges of what is allowed", async () => {
    const { result } = await startedChat();
    const markup = inline(
      { text: "pay", callback_data: "é".repeat(32), style: "success" },
      { text: "copy", copy_text: { text: "x".repeat(256) } },
      { text: "open", url: "https://example.com/" },
    );
    expect((await result("sendMessage", { ...message, reply_markup: markup })).reply_markup).toEqual(markup);
  });

  test("loses what Telegram does not know of a button", async () => {
    const { result } = await startedChat();
    const markup = inline({ text: "a", switch_inline_query: "", hide: false });
    const kept = inline({ text: "a", switch_inline_query: "" });
    expect((await result("sendMessage", { ...message, reply_markup: markup })).reply_markup).toEqual(kept);
  });

  test("without buttons is none", async () => {
    const { result } = await startedChat();
    const sent = await result("sendMessage", { ...message, reply_markup: { inline_keyboard: [[]] } });
    expect(sent).not.toHaveProperty("reply_markup");
  });

  test.each([
    ["data of 65 bytes", inline({ text: "a", callback_data: `${"é".repeat(32)}x` }), "BUTTON_DATA_INVALID"],
    ["empty data", inline({ text: "a", callback_data: "" }), "BUTTON_DATA_INVALID"],
    ["nothing to copy", inline({ text: "a", copy_text: { text: "" } }), "BUTTON_COPY_TEXT_INVALID"],
    ["257 characters to copy", inline({ text: "a", copy_text: { text: "x".repeat(257) } }), "BUTTON_COPY_TEXT_INVALID"],
    ["no action", inline({ text: "a" }), "Text buttons are unallowed in the inline keyboard"],
    ["two actions", inline({ text: "a", callback_data: "b", url: "https://t.me" }), "exactly one action is allowed"],
    ["no text", inline({ callback_data: "b" }), 'Can\'t find field "text"'],
    ["an empty text", inline({ text: " ", callback_data: "b" }), "button text must be non-empty"],
    ["an address that leads nowhere", inline({ text: "a", url: "nowhere" }), "Wrong HTTP URL"],
    ["an unknown style", inline({ text: "a", callback_data: "b", style: "pink" }), "invalid button style"],
    ["one row", { inline_keyboard: [{ text: "a" }] }, "must be an Array of Arrays"],
    ["101 buttons", inline(...Array(101).fill({ text: "a", callback_data: "b" })), "reply markup is too long"],
    ["a string that is no JSON", "{", "can't parse reply markup JSON object"],
    ["a list", [], "object expected as reply markup"],
  ])("is refused with %s", async (_, reply_markup, why) => {
    const { refusal } = await startedChat();
    expect(await refusal("sendMessage", { ...message, reply_markup })).toContain(why);
  });
});

test("other keyboards are for the person alone, and their message can't be edited", async () => {
  const { result, refusal, as } = await startedChat();
  const sent = await result("sendMessage", { ...message, reply_markup: { keyboard: [["one", { text: "two" }]] } });
  expect(sent).not.toHaveProperty("reply_markup");
  expect((await as(budi).chat()).messages.at(-1)?.reply_markup).toEqual({
    keyboard: [[{ text: "one" }, { text: "two" }]],
  });
  const edit = { chat_id: budi.id, message_id: sent.message_id, text: "y" };
  expect(await refusal("editMessageText", edit)).toBe("400 Bad Request: message can't be edited");
});

describe("a forced reply", () => {
  const forced = (more = {}) => ({ reply_markup: { force_reply: true, ...more } });

  test("opens for everyone in a group, until they write something", async () => {
    const { result, as } = await startPlayground();
    const reply_markup = { force_reply: true, input_field_placeholder: "12 digits" };
    const sent = await result("sendMessage", { chat_id: agents.id, text: "x", reply_markup });
    expect(sent).not.toHaveProperty("reply_markup");
    const seen = await as(budi).chat(agents.id);
    expect(seen.messages.at(-1)?.reply_markup).toEqual(reply_markup);
    expect(seen.forced_reply).toBe(sent.message_id);
    await as(budi).say("1", agents.id, { reply_to_message_id: sent.message_id });
    expect(await as(budi).chat(agents.id)).not.toHaveProperty("forced_reply");
    expect((await as(sari).chat(agents.id)).forced_reply).toBe(sent.message_id);
  });

  test("opens, when it is selective, for whom it answers and whom it mentions", async () => {
    const { result, as } = await startPlayground();
    const asked = await as(sari).say("/cek", agents.id);
    const toSari = { reply_parameters: { message_id: asked.message_id } };
    const send = (text: string, more = {}) =>
      result("sendMessage", { chat_id: agents.id, text, parse_mode: "HTML", ...forced({ selective: true }), ...more });
    const forcedOn = async () =>
      Promise.all([budi, sari].map(async (person) => (await as(person).chat(agents.id)).forced_reply));
    const first = await send("number?", toSari);
    expect(await forcedOn()).toEqual([undefined, first.message_id]);
    const second = await send("@Budi, number?");
    expect(await forcedOn()).toEqual([second.message_id, first.message_id]);
    const third = await send(`<a href="tg://user?id=${sari.id}">Sari</a>, number?`);
    expect(await forcedOn()).toEqual([second.message_id, third.message_id]);
    await send("nobody?");
    expect(await forcedOn()).toEqual([second.message_id, third.message_id]);
  });

  test("cannot be edited, unless it stands under inline buttons, where it stays forced", async () => {
    const { result, refusal, as } = await startedChat();
    const { message_id } = await result("sendMessage", { ...message, ...forced() });
    const edit = { chat_id: budi.id, text: "y" };
    expect(await refusal("editMessageText", { ...edit, message_id })).toBe("400 Bad Request: message can't be edited");
    const reply_markup = { ...inline({ text: "a", callback_data: "b" }), force_reply: true };
    const sent = await result("sendMessage", { ...message, reply_markup });
    const buttons = inline({ text: "c", callback_data: "d" });
    await result("editMessageText", { ...edit, message_id: sent.message_id, reply_markup: buttons });
    const seen = await as(budi).chat();
    expect(seen.messages.at(-1)?.reply_markup).toEqual({ ...buttons, force_reply: true });
    expect(seen.forced_reply).toBe(sent.message_id);
  });

  test("has a placeholder of 64 characters at most", async () => {
    const { result, refusal } = await startedChat();
    const send = (length: number) => ({ ...message, ...forced({ input_field_placeholder: "x".repeat(length) }) });
    await result("sendMessage", send(64));
    expect(await refusal("sendMessage", send(65))).toBe("400 Bad Request: input field placeholder is too long");
  });
});
