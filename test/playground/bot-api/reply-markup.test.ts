import { describe, expect, test } from "vitest";
import { budi, startedChat } from "../start-playground.ts";

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

test("a reply can be forced", async () => {
  const { result, as } = await startedChat();
  const reply_markup = { force_reply: true, input_field_placeholder: "12 digits" };
  await result("sendMessage", { ...message, reply_markup });
  expect((await as(budi).chat()).messages.at(-1)?.reply_markup).toEqual(reply_markup);
});
