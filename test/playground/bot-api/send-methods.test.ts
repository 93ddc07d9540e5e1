import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/playground/world/message.ts";
import { agents, bot, budi, pathTo, sari, startedChat, startPlayground, token } from "../start-playground.ts";

const toBudi = { chat_id: budi.id, text: "x" };

describe("sendMessage", () => {
  test("gives back the message, and the person sees it", async () => {
    const { result, as } = await startedChat();
    const sent = await result("sendMessage", { chat_id: budi.id, text: " <b>Rp25.720</b> ", parse_mode: "HTML" });
    expect(sent).toMatchObject({
      chat: { id: budi.id, type: "private", first_name: "Budi", username: "budi" },
      from: { id: bot.id, is_bot: true },
      date: Date.UTC(2026, 0, 5, 3) / 1000,
      text: "Rp25.720",
      entities: [{ type: "bold", offset: 0, length: 8 }],
    });
    expect((await as(budi).chat()).messages.at(-1)).toEqual(sent);
  });

  test("takes explicit entities, and finds commands and links itself", async () => {
    const { result } = await startedChat();
    const entities = [{ type: "bold", offset: 0, length: 1 }];
    const sent = await result("sendMessage", { chat_id: budi.id, text: "a /cek", entities });
    expect(sent.entities).toEqual([...entities, { type: "bot_command", offset: 2, length: 4 }]);
  });

  test.each([
    ["an empty text", { text: " \n " }, "message text is empty"],
    ["no text", { text: undefined }, "message text is empty"],
    ["a long text", { text: "x".repeat(4097) }, "message is too long"],
    [
      "bad markup",
      { text: "<b>x", parse_mode: "HTML" },
      "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ],
    ["an unknown markup", { parse_mode: "BBCode" }, "unsupported parse_mode"],
    [
      "bad entities",
      { entities: [{ type: "bold", offset: 0, length: 9 }] },
      "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 1",
    ],
    ["no chat", { chat_id: undefined }, "chat_id is empty"],
    ["an unknown chat", { chat_id: 1 }, "chat not found"],
    ["a reply to nothing", { reply_parameters: { message_id: 1 } }, "message to be replied not found"],
    ["a topic in a private chat", { message_thread_id: 3 }, "message thread not found"],
  ])("refuses %s", async (_, parameters, why) => {
    const { refusal } = await startedChat();
    expect(await refusal("sendMessage", { ...toBudi, ...parameters })).toBe(`400 Bad Request: ${why}`);
  });

  test("4,096 characters are counted after the markup was read", async () => {
    const { result } = await startedChat();
    const text = `<b>${"&amp;".repeat(4096)}</b>`;
    expect((await result("sendMessage", { chat_id: budi.id, text, parse_mode: "HTML" })).text).toHaveLength(4096);
  });

  test("a reply carries the message it replies to, without that one's own reply", async () => {
    const { result, as } = await startedChat();
    const first = await as(budi).say("first");
    const second = await result("sendMessage", { ...toBudi, reply_parameters: { message_id: first.message_id } });
    const third = await result("sendMessage", { ...toBudi, reply_parameters: { message_id: second.message_id } });
    expect(third.reply_to_message).toMatchObject({ message_id: second.message_id });
    expect(third.reply_to_message).not.toHaveProperty("reply_to_message");
  });

  test("in a group it may go to a topic", async () => {
    const { result } = await startPlayground();
    const sent = await result("sendMessage", { chat_id: agents.id, text: "x", message_thread_id: 7 });
    expect(sent).toMatchObject({ chat: { id: agents.id, type: "supergroup" }, message_thread_id: 7 });
  });

  test("a mention by id carries the user", async () => {
    const { result } = await startedChat();
    const text = `<a href="tg://user?id=${sari.id}">Sari</a> <a href="tg://user?id=5">nobody</a>`;
    const { entities } = await result("sendMessage", { chat_id: budi.id, text, parse_mode: "HTML" });
    expect(entities).toEqual([{ type: "text_mention", offset: 0, length: 4, user: { ...sari, is_bot: false } }]);
  });
});

describe("whom the bot may write to", () => {
  test("nobody who has not written first", async () => {
    const { refusal } = await startPlayground();
    expect(await refusal("sendMessage", toBudi)).toBe("403 Forbidden: bot can't initiate conversation with a user");
  });

  test("nobody who has blocked it, until they let it in again", async () => {
    const { refusal, result, as } = await startedChat();
    await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
    expect(await refusal("sendMessage", toBudi)).toBe("403 Forbidden: bot was blocked by the user");
    await as(budi).act("POST", `chats/${budi.id}/block`, { blocked: false });
    expect(await result("sendMessage", toBudi)).toMatchObject({ text: "x" });
  });

  test("no group it was removed from", async () => {
    const { refusal, as } = await startPlayground();
    await as(sari).act("POST", `chats/${agents.id}/block`, { blocked: true });
    const why = "403 Forbidden: bot was kicked from the supergroup chat";
    expect(await refusal("sendMessage", { chat_id: agents.id, text: "x" })).toBe(why);
  });

  test("no group that moved: it is told where to", async () => {
    const { call } = await startPlayground({ groups: [{ ...agents, migrated_from: -4_000_000_000 }] });
    expect(await call("sendMessage", { chat_id: -4_000_000_000, text: "x" })).toMatchObject({
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: agents.id },
    });
  });
});

describe("floods", () => {
  test("a private chat takes a burst, then one message a second", async () => {
    const { call, result, pass, url } = await startedChat();
    for (let sent = 0; sent < 20; sent += 1) await result("sendMessage", toBudi);
    const refused = await fetch(`${url}/bot${token}/sendMessage?chat_id=${budi.id}&text=x`);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await call("sendMessage", toBudi)).toMatchObject({
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    pass(1000);
    expect(await result("sendMessage", toBudi)).toMatchObject({ text: "x" });
  });

  test("a group takes twenty in any minute", async () => {
    const { call, result, pass } = await startPlayground();
    const toGroup = { chat_id: agents.id, text: "x" };
    for (let sent = 0; sent < 20; sent += 1) {
      await result("sendMessage", toGroup);
      pass(1000);
    }
    expect((await call("sendMessage", toGroup)).parameters).toEqual({ retry_after: 40 });
    pass(40_000);
    await result("sendMessage", toGroup);
    expect((await call("sendMessage", toGroup)).parameters).toEqual({ retry_after: 1 });
  });

  test("all chats together take thirty in any second", async () => {
    const { call, result, pass } = await startedChat({ limits: { privateBurst: 100 } });
    for (let sent = 0; sent < 30; sent += 1) {
      await result("sendMessage", toBudi);
      pass(20);
    }
    expect((await call("sendMessage", toBudi)).parameters).toEqual({ retry_after: 1 });
    pass(400);
    await result("sendMessage", toBudi);
  });

  test("one person who presses three buttons a second is never refused", async () => {
    const { result, pass } = await startedChat();
    const { message_id } = await result("sendMessage", toBudi);
    for (let pressed = 0; pressed < 90; pressed += 1) {
      await result("editMessageText", { chat_id: budi.id, message_id, text: `page ${pressed}` });
      pass(334);
    }
  });

  test("the limits can be set", async () => {
    const { refusal, result } = await startedChat({ limits: { privateBurst: 1, privatePerSecond: 0.1 } });
    await result("sendMessage", toBudi);
    expect(await refusal("sendMessage", toBudi)).toBe("429 Too Many Requests: retry after 10");
  });
});

describe("sendChatAction", () => {
  test("shows that the bot types, until it writes or five seconds have passed", async () => {
    const { result, pass, as } = await startedChat();
    await result("sendChatAction", { chat_id: budi.id, action: "typing" });
    expect((await as(budi).chat()).typing).toBe(true);
    await result("sendMessage", toBudi);
    expect((await as(budi).chat()).typing).toBe(false);
    await result("sendChatAction", { chat_id: budi.id, action: "typing" });
    pass(5000);
    expect((await as(budi).chat()).typing).toBe(false);
  });

  test("refuses an unknown action", async () => {
    const { refusal } = await startedChat();
    const why = "400 Bad Request: wrong parameter action in request";
    expect(await refusal("sendChatAction", { chat_id: budi.id, action: "sleeping" })).toBe(why);
  });
});

describe("sendDocument and sendPhoto", () => {
  const recap = new File(["a,b"], "recap.csv");

  test("take an uploaded file with a caption, which the person can save", async () => {
    const { upload, url } = await startedChat();
    const caption = { caption: "<i>recap</i>", parse_mode: "HTML" };
    const sent = await upload("sendDocument", "document", recap, { chat_id: budi.id, ...caption });
    expect(sent).toMatchObject({
      document: { file_name: "recap.csv", file_size: 3, mime_type: "text/csv" },
      caption: "recap",
      caption_entities: [{ type: "italic", offset: 0, length: 5 }],
    });
    const saved = await fetch(`${url}/api/${pathTo(sent)}/file?person=${budi.id}`);
    expect(saved.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''recap.csv");
    expect(await saved.text()).toBe("a,b");
  });

  test("take the id of a file that was sent before, by which the other person can save it too", async () => {
    const { upload, result, as, url } = await startedChat();
    await as(sari).say("/start");
    const { document } = await upload("sendDocument", "document", recap, { chat_id: budi.id });
    const again = await result("sendDocument", { chat_id: sari.id, document: document?.file_id });
    expect(again.document).toEqual(document);
    expect(await (await fetch(`${url}/api/${pathTo(again)}/file?person=${sari.id}`)).text()).toBe("a,b");
    expect((await fetch(`${url}/api/${pathTo(again)}/file?person=${budi.id}`)).status).toBe(404);
  });

  test("refuse nothing at all, an unknown id, an empty file and a long caption", async () => {
    const { refusal, upload } = await startedChat();
    const to = { chat_id: budi.id };
    expect(await refusal("sendPhoto", { ...to, photo: "" })).toBe("400 Bad Request: there is no photo in the request");
    const unknown = "400 Bad Request: wrong file identifier/HTTP URL specified";
    expect(await refusal("sendDocument", { ...to, document: "file-1" })).toBe(unknown);
    await expect(upload("sendDocument", "document", new File([], "x.csv"), to)).rejects.toThrow(
      "file must be non-empty",
    );
    const long = { ...to, caption: "x".repeat(1025) };
    await expect(upload("sendPhoto", "photo", recap, long)).rejects.toThrow("message caption is too long");
  });

  test("refuse what is larger than the playground takes", async () => {
    const { upload } = await startedChat();
    const large = new File([new Uint8Array(21 * 1024 * 1024)], "x.bin");
    await expect(upload("sendDocument", "document", large, { chat_id: budi.id })).rejects.toThrow(
      "Request Entity Too Large",
    );
  });

  test("forget the oldest file when there is too much", async () => {
    const { upload, result, refusal } = await startedChat({ limits: { fileBytesKept: 5 } });
    const [first, second] = [
      await upload("sendDocument", "document", recap, { chat_id: budi.id }),
      await upload("sendDocument", "document", recap, { chat_id: budi.id }),
    ];
    const again = ({ document }: Message) => ({ chat_id: budi.id, document: document?.file_id });
    expect(await refusal("sendDocument", again(first))).toContain("wrong file identifier");
    expect(await result("sendDocument", again(second))).toMatchObject({ document: { file_name: "recap.csv" } });
  });
});

test("a protected message says so", async () => {
  const { result, as } = await startedChat();
  const sent = await result("sendMessage", { ...toBudi, protect_content: true });
  expect(sent.has_protected_content).toBe(true);
  expect((await as(budi).chat()).messages.at(-1)).toEqual(sent);
  expect(await result("sendMessage", toBudi)).not.toHaveProperty("has_protected_content");
});

test("a reply may go out without what it replies to, when it says so", async () => {
  const { result, as } = await startedChat();
  const { message_id } = await as(budi).say("gone");
  await as(budi).act("DELETE", `chats/${budi.id}/messages/${message_id}`);
  const reply_parameters = { message_id, allow_sending_without_reply: true };
  expect(await result("sendMessage", { ...toBudi, reply_parameters })).not.toHaveProperty("reply_to_message");
});
