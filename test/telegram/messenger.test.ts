import { HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { messenger } from "../../src/telegram/messenger.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";

const to = { chat: -100, thread: 9 };
const note = {
  html: "<b>down</b>",
  rows: [
    [
      { text: "Take", press: "take:1" },
      { text: "Open", url: "https://t.me/x" },
    ],
  ],
};

function writing(answer?: Parameters<typeof recordedApi>[0]) {
  const { api, calls } = recordedApi(answer);
  const failures: unknown[] = [];
  return { ...messenger(api, (error) => failures.push(error)), api, calls, failures };
}

const message = () => ({ ok: true, result: { message_id: 5 } }) as const;

test("a note is sent with its buttons, into its topic, and silently where that is asked for", async () => {
  const { send, calls } = writing(message);
  expect(await send(to, { ...note, isSilent: true })).toEqual({ kind: "sent", message: 5 });
  expect(calls).toEqual([
    [
      "sendMessage",
      {
        chat_id: -100,
        text: "<b>down</b>",
        parse_mode: "HTML",
        message_thread_id: 9,
        disable_notification: true,
        link_preview_options: { is_disabled: true },
        reply_markup: {
          inline_keyboard: [
            [
              { text: "Take", callback_data: "!take:1" },
              { text: "Open", url: "https://t.me/x" },
            ],
          ],
        },
      },
    ],
  ]);
});

describe.each([
  ["Forbidden: bot was blocked by the user", 403, "closed", 0],
  ["Bad Request: chat not found", 400, "closed", 0],
  ["Bad Request: can't parse entities", 400, "closed", 1],
  ["Too Many Requests: retry after 5", 429, "away", 1],
])("where Telegram says %j", (description, code, kind, told) => {
  test(`it is ${kind}, and ${told === 0 ? "no failure" : "a failure"}`, async () => {
    const { send, failures } = writing(() => refusal(description, code));
    expect(await send(to, note)).toEqual({ kind });
    expect(failures).toHaveLength(told);
  });
});

test.each([
  ["that was cut", new Error("cut"), { kind: "away", mayBeThere: true }],
  ["that was never reached", Object.assign(new Error("refused"), { code: "ECONNREFUSED" }), { kind: "away" }],
])("Telegram behind a network %s is away, and a message is there or is not", async (_, cause, sent) => {
  const { api, send, failures } = writing();
  const failure = new HttpError("Network request failed!", cause);
  api.config.use(() => Promise.reject(failure));
  expect(await send(to, note)).toEqual(sent);
  expect(failures).toEqual([failure]);
});

test("when Telegram itself fails, the message may be there", async () => {
  const { send, failures } = writing(() => refusal("Bad Gateway", 502));
  expect(await send(to, note)).toEqual({ kind: "away", mayBeThere: true });
  expect(failures).toHaveLength(1);
});

test.each([
  ["Bad Request: message is not modified", 400, "edited"],
  ["Bad Request: message to edit not found", 400, "gone"],
  ["Bad Request: message can't be edited", 400, "gone"],
  ["Forbidden: bot was kicked", 403, "closed"],
  ["Too Many Requests", 429, "away"],
] as const)("an edit of which Telegram says %j (%d) is %s", async (description, code, edited) => {
  expect(await writing(() => refusal(description, code)).edit(to, 5, note)).toBe(edited);
});

test("what is edited says what it should", async () => {
  const { edit, calls } = writing();
  expect(await edit(to, 5, { html: "up", rows: [] })).toBe("edited");
  expect(calls).toMatchObject([
    ["editMessageText", { chat_id: -100, message_id: 5, text: "up", reply_markup: { inline_keyboard: [] } }],
  ]);
});

test("a message that is gone already is removed", async () => {
  const { remove, failures, calls } = writing(() => refusal("Bad Request: message to delete not found"));
  await remove(to, 5);
  expect(calls).toMatchObject([["deleteMessage", { chat_id: -100, message_id: 5 }]]);
  expect(failures).toEqual([]);
});

test("a button with more data than Telegram takes is a mistake of ours", async () => {
  const { send } = writing();
  await expect(send(to, { html: "x", rows: [[{ text: "x", press: `a:${"é".repeat(31)}` }]] })).rejects.toThrow(
    RangeError,
  );
  expect(await writing(message).send(to, { html: "x", rows: [[{ text: "x", press: `a:${"x".repeat(61)}` }]] })).toEqual(
    {
      kind: "sent",
      message: 5,
    },
  );
});
