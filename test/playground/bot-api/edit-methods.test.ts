import { describe, expect, test } from "vitest";
import { budi, startedChat } from "../start-playground.ts";

const keyboard = { inline_keyboard: [[{ text: "a", callback_data: "a" }]] };
const notModified =
  "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same " +
  "as a current content and reply markup of the message";

async function sentMessage() {
  const local = await startedChat();
  const sent = await local.result("sendMessage", { chat_id: budi.id, text: "one", reply_markup: keyboard });
  return { ...local, sent, target: { chat_id: budi.id, message_id: sent.message_id } };
}

describe("editMessageText", () => {
  test("changes the message in place, and takes away buttons that are not given again", async () => {
    const { result, pass, target, sent, as } = await sentMessage();
    pass(2000);
    const edited = await result("editMessageText", { ...target, text: "<b>two</b>", parse_mode: "HTML" });
    expect(edited).toMatchObject({
      message_id: sent.message_id,
      date: sent.date,
      text: "two",
      edit_date: sent.date + 2,
    });
    expect(edited).not.toHaveProperty("reply_markup");
    expect((await as(budi).chat()).messages.at(-1)).toEqual(edited);
  });

  test("refuses what changes nothing", async () => {
    const { refusal, result, target } = await sentMessage();
    expect(await refusal("editMessageText", { ...target, text: "one ", reply_markup: keyboard })).toBe(notModified);
    expect(await result("editMessageText", { ...target, text: "one" })).toMatchObject({ text: "one" });
  });

  test("refuses messages that are not there, or not the bot's", async () => {
    const { refusal, as } = await sentMessage();
    const theirs = await as(budi).say("mine");
    const edit = { chat_id: budi.id, text: "x" };
    expect(await refusal("editMessageText", edit)).toBe("400 Bad Request: message identifier is not specified");
    const gone = "400 Bad Request: message to edit not found";
    expect(await refusal("editMessageText", { ...edit, message_id: 1 })).toBe(gone);
    const others = "400 Bad Request: message can't be edited";
    expect(await refusal("editMessageText", { ...edit, message_id: theirs.message_id })).toBe(others);
  });

  test("refuses a keyboard that is not inline, and a message without text", async () => {
    const { refusal, upload, target } = await sentMessage();
    const forced = { ...target, text: "x", reply_markup: { force_reply: true } };
    expect(await refusal("editMessageText", forced)).toBe("400 Bad Request: inline keyboard expected");
    const { message_id } = await upload("sendPhoto", "photo", new File(["x"], "x.jpg"), { chat_id: budi.id });
    const why = "400 Bad Request: there is no text in the message to edit";
    expect(await refusal("editMessageText", { ...target, message_id, text: "x" })).toBe(why);
  });
});

describe("editMessageReplyMarkup", () => {
  test("changes the buttons alone, which does not make a message edited", async () => {
    const { result, refusal, target } = await sentMessage();
    expect(await refusal("editMessageReplyMarkup", { ...target, reply_markup: keyboard })).toBe(notModified);
    const bare = await result("editMessageReplyMarkup", target);
    expect(bare.text).toBe("one");
    expect(bare).not.toHaveProperty("reply_markup");
    expect(bare).not.toHaveProperty("edit_date");
  });
});

test("editMessageCaption changes the words under a file", async () => {
  const { result, refusal, upload, target } = await sentMessage();
  const { message_id } = await upload("sendPhoto", "photo", new File(["x"], "x.jpg"), { chat_id: budi.id });
  expect(await result("editMessageCaption", { ...target, message_id, caption: "new" })).toMatchObject({
    caption: "new",
  });
  const why = "400 Bad Request: there is no caption in the message to edit";
  expect(await refusal("editMessageCaption", { ...target, caption: "new" })).toBe(why);
});
