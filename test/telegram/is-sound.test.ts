import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { isSound } from "../../src/telegram/is-sound.ts";

const from = { id: 6_000_000_001, is_bot: false, first_name: "Sari", language_code: "id" };
const chat = { id: 6_000_000_001, type: "private", first_name: "Sari" };
const message = { message_id: 7, date: 1, chat, from, text: "pln" };
const press = { id: "1", from, chat_instance: "1", data: "x", message };
const change = {
  chat,
  from,
  date: 1,
  old_chat_member: { status: "left", user: from },
  new_chat_member: { status: "member", user: from },
};

const sound = (update: object) => isSound({ update_id: 1, ...update } as Update);

test.each([
  ["a message", { message }],
  ["an edited one", { edited_message: { ...message, edit_date: 2 } }],
  ["a message without a sender, from a channel", { message: { ...message, from: undefined } }],
  ["a message in a group", { message: { ...message, chat: { id: -1_002_000_000_002, type: "supergroup" } } }],
  ["a picture", { message: { ...message, text: undefined, photo: [{ file_id: "x" }] } }],
  ["a reply", { message: { ...message, reply_to_message: message } }],
  ["a press", { callback_query: press }],
  [
    "a press on a keyboard",
    {
      callback_query: {
        ...press,
        message: { ...message, reply_markup: { inline_keyboard: [[{ text: "?", url: "https://x" }], []] } },
      },
    },
  ],
  ["a press on a message that is gone", { callback_query: { ...press, message: { chat, message_id: 7, date: 0 } } }],
  ["a press on a message elsewhere", { callback_query: { ...press, message: undefined, inline_message_id: "1" } }],
  ["a change of membership", { my_chat_member: change }],
  ["what the bot does not read", { poll: "whatever", message_reaction: 7 }],
  ["a message with members of next year", { message: { ...message, hologram: { depth: 3 } } }],
])("%s can be read", (_, update) => {
  expect(sound(update)).toBe(true);
});

describe("cannot be read", () => {
  test.each([
    ["without a chat", { message: { ...message, chat: undefined } }],
    ["with a text that is none", { message: { ...message, text: { length: 1 } } }],
    ["with half a chat", { message: { ...message, chat: { id: 0.5, type: "private" } } }],
    ["with an id beyond all numbers", { message: { ...message, from: { ...from, id: 1e308 } } }],
    ["with a name that is none", { message: { ...message, from: { ...from, first_name: 1 } } }],
    ["with data that are none", { callback_query: { ...press, data: ["x"] } }],
    ["with a query that is none", { callback_query: { ...press, id: {} } }],
    [
      "with a keyboard that is none",
      { callback_query: { ...press, message: { ...message, reply_markup: { inline_keyboard: [null] } } } },
    ],
    ["pressed by nobody", { callback_query: { ...press, from: null } }],
    ["with half a change", { my_chat_member: { ...change, new_chat_member: undefined } }],
    ["from a private chat that is nobody's", { message: { ...message, chat: { ...chat, id: -1 } } }],
    ["from somebody else's private chat", { edited_message: { ...message, chat: { ...chat, id: 6_000_000_002 } } }],
    ["pressed in somebody else's private chat", { callback_query: { ...press, from: { ...from, id: 6_000_000_002 } } }],
    [
      "changed in somebody else's private chat",
      { my_chat_member: { ...change, chat: { ...chat, id: 6_000_000_002 } } },
    ],
    ["with a reply to nothing", { message: { ...message, reply_to_message: "7" } }],
    ["that is no message at all", { message: null }],
    ["whose number is none", { update_id: "1" }],
  ])("what comes %s", (_, update) => {
    expect(sound(update)).toBe(false);
  });
});
