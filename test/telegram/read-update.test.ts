import type { Chat, Message, Update, User } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { encode } from "../../src/telegram/callback-data.ts";
import { commandNames, readUpdate } from "../../src/telegram/read-update.ts";

const me: User = { id: 7, is_bot: true, first_name: "Cek", username: "cek_tagihan_bot" };
const sari: User = { id: 6_000_000_001, is_bot: false, first_name: "Sari", language_code: "id" };
const privately: Chat = { id: sari.id, type: "private", first_name: "Sari" };
const group: Chat = { id: -100_200, type: "supergroup", title: "Agents" };

const message = (content: object, chat: Chat = privately): Message =>
  ({ message_id: 5, date: 0, from: sari, chat, ...content }) as Message;
const update = (content: object, chat?: Chat): Update => ({ update_id: 1, message: message(content, chat) }) as Update;
const read = (content: object, chat?: Chat) => readUpdate(update(content, chat), me);
const pressed = (content: object): Update =>
  ({
    update_id: 1,
    callback_query: { id: "q1", from: sari, chat_instance: "c", message: message({}), ...content },
  }) as Update;

describe("a private message", () => {
  test("comes with who wrote it and where, and their language", () => {
    expect(read({ text: "pdam" })).toEqual({
      place: { chat: sari.id, person: sari.id, isPrivate: true },
      event: { kind: "text", text: "pdam" },
      spoke: 5,
      languageCode: "id",
    });
  });

  test.each<[string, Event]>([
    ["/start", { kind: "command", command: "start", text: "" }],
    ["/start payload", { kind: "command", command: "start", text: "payload" }],
    ["/cek pln 514040400482", { kind: "command", command: "check", text: "pln 514040400482" }],
    ["/CEK", { kind: "command", command: "check", text: "" }],
    ["/check@Cek_Tagihan_Bot\n5140", { kind: "command", command: "check", text: "5140" }],
    ["/batal", { kind: "command", command: "cancel", text: "" }],
    ["/bantuan@cek_tagihan_bot", { kind: "command", command: "help", text: "" }],
    ["/nosuch", { kind: "text", text: "/nosuch" }],
    ["/constructor", { kind: "text", text: "/constructor" }],
    ["/__proto__", { kind: "text", text: "/__proto__" }],
    ["/cek-tagihan", { kind: "text", text: "/cek-tagihan" }],
    ["a /cek", { kind: "text", text: "a /cek" }],
    ["5140 @cek_tagihan_bot", { kind: "text", text: "5140" }],
  ])("%j is read as it is meant", (text, event) => {
    expect(read({ text })?.event).toEqual(event);
  });

  test("for another bot is not ours to answer", () => {
    expect(read({ text: "/start@other_bot" })).toBeUndefined();
  });

  test.each(["sticker", "photo", "voice", "location", "contact", "dice"])(
    "of a %s cannot be read, and is answered",
    (kind) => {
      expect(read({ [kind]: {} })?.event).toEqual({ kind: "unreadable" });
    },
  );

  test.each(["new_chat_members", "pinned_message", "group_chat_created"])(
    "that tells of %s is nobody's question",
    (kind) => {
      expect(read({ [kind]: {} })).toBeUndefined();
    },
  );

  test("that was changed is an event of its own, of text only", () => {
    const edited = (content: object) => readUpdate({ update_id: 1, edited_message: message(content) } as Update, me);
    expect(edited({ text: "5140" })?.event).toEqual({ kind: "edited", text: "5140" });
    expect(edited({ text: "/cek@cek_tagihan_bot pln 5140" })?.event).toEqual({ kind: "edited", text: "pln 5140" });
    expect(edited({ text: "/cek@other_bot pln 5140" })).toBeUndefined();
    expect(edited({ photo: [] })).toBeUndefined();
  });

  test("of a bot, or of nobody, is left alone", () => {
    expect(read({ text: "halo", from: { ...sari, is_bot: true } })).toBeUndefined();
    expect(read({ text: "halo", from: undefined })).toBeUndefined();
  });
});

describe("a message in a group", () => {
  const reply = { reply_to_message: { from: me } };

  test.each<[string, object]>([
    ["a command", { text: "/cek" }],
    ["a command that is not ours, to us", { text: "/weather@cek_tagihan_bot" }],
    ["a mention", { text: "@cek_tagihan_bot pdam" }],
    ["a mention in capitals", { text: "pdam @CEK_TAGIHAN_BOT" }],
    ["a reply to us", { text: "514040400482", ...reply }],
    ["a sticker as a reply to us", { sticker: {}, ...reply }],
  ])("is for us when it is %s", (_, content) => {
    expect(read(content, group)?.place).toEqual({ chat: group.id, person: sari.id, isPrivate: false });
  });

  test.each<[string, object]>([
    ["talk", { text: "halo semua" }],
    ["a bare number", { text: "514040400482" }],
    ["a sticker", { sticker: {} }],
    ["a reply to somebody else", { text: "5140", reply_to_message: { from: sari } }],
    ["a mention of a bot with a longer name", { text: "@cek_tagihan_bot2 halo" }],
    ["a command for another bot", { text: "/cek@other_bot" }],
    ["a command that is not ours", { text: "/weather" }],
  ])("is not for us when it is %s", (_, content) => {
    expect(read(content, group)).toBeUndefined();
  });

  test("of a topic is answered there, and of a thread of replies in the group", () => {
    const thread = { text: "/cek", message_thread_id: 9 };
    expect(read({ ...thread, is_topic_message: true }, group)?.place).toMatchObject({ thread: 9 });
    expect(read(thread, group)?.place).not.toHaveProperty("thread");
  });

  test.each([
    ["of the channel that belongs to it", { id: 777_000, is_bot: false, first_name: "Telegram" }, { id: -1 }],
    ["in its own name", { id: 1_087_968_824, is_bot: true, first_name: "Group" }, group],
  ])("is left alone as a post %s", (_, from, sender_chat) => {
    expect(read({ text: "/cek", from, sender_chat }, group)).toBeUndefined();
  });

  test("of a channel is left alone", () => {
    expect(read({ text: "/cek" }, { id: -1, type: "channel", title: "News" })).toBeUndefined();
  });
});

describe("a press", () => {
  test("is read with its keyboard, its owner and what waits for an answer", () => {
    const data = encode({ action: { do: "help" }, nonce: "n1", owner: 99 });
    expect(readUpdate(pressed({ data }), me)).toEqual({
      place: { chat: sari.id, person: sari.id, isPrivate: true },
      event: { kind: "press", action: { do: "help" }, nonce: "n1" },
      press: { query: "q1", message: 5, owner: 99 },
      languageCode: "id",
    });
  });

  test.each(["nonsense", undefined])("of %j is an old keyboard's, which nobody owns", (data) => {
    const incoming = readUpdate(pressed({ data }), me);
    expect(incoming?.event).toMatchObject({ kind: "press", nonce: "?" });
    expect(incoming?.press).toEqual({ query: "q1", message: 5 });
  });

  test("in a topic belongs there", () => {
    const there = message({ message_thread_id: 9, is_topic_message: true }, group);
    expect(readUpdate(pressed({ message: there }), me)?.place).toMatchObject({ chat: group.id, thread: 9 });
  });

  test("on a message that is too old to be told is read all the same", () => {
    expect(readUpdate(pressed({ message: { chat: group, message_id: 3, date: 0 } }), me)?.press).toMatchObject({
      message: 3,
    });
  });

  test("in somebody's inline result has no chat to answer in", () => {
    expect(readUpdate(pressed({ message: undefined, inline_message_id: "i" }), me)).toBeUndefined();
  });
});

describe("other updates", () => {
  test("are not for us", () => {
    expect(readUpdate({ update_id: 1, poll: {} } as Update, me)).toBeUndefined();
    expect(readUpdate({ update_id: 1 }, me)).toBeUndefined();
  });
});

describe("the names of commands", () => {
  test("are names that Telegram takes", () => {
    for (const name of commandNames.keys()) expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
  });
});
