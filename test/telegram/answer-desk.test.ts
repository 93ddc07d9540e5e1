import { Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { Standing } from "../../src/access/member.ts";
import { isAtLeast } from "../../src/access/role.ts";
import type { DeskPart, DeskReply, DeskRequest } from "../../src/desk/desk.ts";
import { allWords } from "../../src/i18n/words.ts";
import { answerDesk } from "../../src/telegram/answer-desk.ts";
import { messenger } from "../../src/telegram/messenger.ts";
import { takenOnce } from "../../src/telegram/taken-once.ts";
import { deferred } from "../support/deferred.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";
import { settled } from "../support/settled.ts";

const words = allWords("Asia/Jakarta");
const me = { id: 7, is_bot: true, first_name: "Cek", username: "cek_tagihan_bot" } as UserFromGetMe;
const emma = { id: 11, is_bot: false, first_name: "Emma", username: "emma_ops" };
const own = { id: 11, type: "private", first_name: "Emma" };
const ops = { id: -100, type: "supergroup", title: "Operasional" };
const agents = { id: -200, type: "supergroup", title: "Agen" };

const owner: Standing = { kind: "member", role: "owner" };
const agent: Standing = { kind: "member", role: "agent" };

/** A desk with one command for ops, one for everybody in private and one of groups, a button and a link. */
function desk(options: { readonly is?: Standing; readonly run?: () => Promise<DeskReply> } = {}, telegram = quiet) {
  const { is = owner, run = async () => ({ html: "done", toast: "well" }) } = options;
  const { api, calls } = recordedApi(telegram);
  const requests: DeskRequest[] = [];
  const failures: unknown[] = [];
  const timer = manualTimer();
  const noted = (request: DeskRequest) => {
    requests.push(request);
    return run();
  };
  const part: DeskPart = {
    commands: [
      { names: ["lacak", "trace"], least: "ops", where: "desk", run: noted },
      { names: ["privasi", "privacy"], least: "anybody", where: "private", run: noted },
      { names: ["tampilan", "display"], least: "agent", where: "group", run: noted },
    ],
    presses: { take: { least: "ops", run: noted } },
    links: { i: noted },
  };
  const answer = answerDesk({
    parts: [{}, part],
    messenger: messenger(api, (error) => failures.push(error)),
    standing: async () => is,
    isAtLeast,
    opsChat: () => ops.id,
    wordsOf: async () => words.en,
    takeOnce: takenOnce(),
    later: timer.later,
    failed: (during) => failures.push(during),
  });
  let update = 0;
  const receive = (content: object, id = ++update) =>
    answer(new Context({ update_id: id, ...content } as Update, api, me));
  return { receive, calls, requests, failures, timer };
}

const quiet = (_method: string): ReturnType<typeof refusal> | undefined => undefined;
const said = (text: string, chat: object = own, more: object = {}) => ({
  message: { message_id: 3, date: 0, from: emma, chat, text, ...more },
});
const pressed = (data: string, chat: object = ops, button = data) => {
  const reply_markup = { inline_keyboard: [[{ text: "?", callback_data: button }]] };
  const message = { message_id: 5, date: 1, chat, reply_markup };
  return { callback_query: { id: "q1", from: emma, chat_instance: "c", message, data } };
};

describe("a command", () => {
  test.each([
    ["/lacak MFW7K7K011", ops, "MFW7K7K011"],
    ["/trace MFW7K7K011", own, "MFW7K7K011"],
    ["/Lacak@cek_tagihan_bot  MFW7K7K011 ", ops, "MFW7K7K011"],
    ["/privasi", own, ""],
    ["/tampilan", agents, ""],
  ])("%s is done where it belongs, and answered there", async (text, chat, rest) => {
    const { receive, requests, calls } = desk();
    expect(await receive(said(text, chat))).toBe(true);
    expect(requests).toMatchObject([{ text: rest, role: "owner", person: { id: 11, name: "Emma" } }]);
    expect(calls).toMatchObject([["sendMessage", { chat_id: chat.id, text: "done", parse_mode: "HTML" }]]);
  });

  test.each([
    ["/lacak X", agents],
    ["/privasi", ops],
    ["/privasi", agents],
    ["/tampilan", ops],
    ["/tampilan", own],
    ["/lacak@another_bot X", ops],
    ["/unknown", own],
    ["lacak X", own],
    ["/", own],
    ["/start", own],
  ])("%s elsewhere, or of another bot, is for the conversation", async (text, chat) => {
    const { receive, requests, calls } = desk();
    expect(await receive(said(text, chat))).toBe(false);
    expect([...requests, ...calls]).toEqual([]);
  });

  test.each<[string, Standing]>([
    ["an agent", agent],
    ["a stranger", { kind: "stranger" }],
    ["somebody suspended", { kind: "suspended" }],
  ])("of ops does not exist for %s", async (_, is) => {
    const { receive, requests, calls } = desk({ is });
    expect(await receive(said("/lacak X", ops))).toBe(false);
    expect([...requests, ...calls]).toEqual([]);
  });

  test("for everybody is a stranger's too", async () => {
    const { receive, requests } = desk({ is: { kind: "stranger" } });
    expect(await receive(said("/privasi"))).toBe(true);
    expect(requests).toMatchObject([{ role: undefined, chat: { kind: "private" } }]);
  });

  test("is answered in its topic", async () => {
    const { receive, calls } = desk();
    await receive(said("/lacak X", ops, { is_topic_message: true, message_thread_id: 9 }));
    expect(calls).toMatchObject([["sendMessage", { message_thread_id: 9 }]]);
  });

  test("that Telegram delivers twice is done once", async () => {
    const { receive, requests } = desk();
    expect(await receive(said("/lacak X", ops), 77)).toBe(true);
    expect(await receive(said("/lacak X", ops), 77)).toBe(true);
    expect(requests).toHaveLength(1);
  });

  test("that is delivered again while it is being done is done once, and both are told of at its end", async () => {
    const done = deferred<DeskReply>();
    const { receive, requests, calls } = desk({ run: () => done.promise });
    const both = [receive(said("/lacak X", ops), 77), receive(said("/lacak X", ops), 77)];
    await settled();
    done.resolve({ html: "done" });
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(requests).toHaveLength(1);
    expect(calls).toHaveLength(1);
  });

  test("that breaks is an apology for who asked and a failure for ops", async () => {
    const { receive, calls, failures } = desk({ run: () => Promise.reject(new Error("no store")) });
    expect(await receive(said("/lacak X", ops))).toBe(true);
    expect(calls).toMatchObject([["sendMessage", { text: words.en.html("apology") }]]);
    expect(failures).toEqual(["desk"]);
  });

  test("may answer with a document", async () => {
    const { receive, calls } = desk({ run: async () => ({ html: "here", file: { name: "audit.csv", text: "a,b" } }) });
    await receive(said("/lacak X", ops));
    expect(calls).toMatchObject([["sendDocument", { chat_id: ops.id, caption: "here" }]]);
  });

  test("of a channel in the group that belongs to it is nobody's", async () => {
    const { receive, requests } = desk();
    const post = { from: { id: 777_000, is_bot: false, first_name: "Telegram" }, sender_chat: { id: -300 } };
    expect(await receive(said("/tampilan", agents, post))).toBe(false);
    expect(requests).toEqual([]);
  });

  test("asks Telegram whether somebody looks after a group, and nobody about a private chat", async () => {
    const admin = (status: string) => (method: string) =>
      method === "getChatMember" ? ({ ok: true, result: { status } } as never) : undefined;
    const asked = async (chat: object, status: string, more: object = {}) => {
      const { receive, requests } = desk({}, admin(status));
      await receive(said(chat === own ? "/privasi" : "/tampilan", chat, more));
      return requests[0]?.isChatAdmin();
    };
    expect(await asked(agents, "creator")).toBe(true);
    expect(await asked(agents, "administrator")).toBe(true);
    expect(await asked(agents, "member")).toBe(false);
    expect(await asked(agents, "member", { sender_chat: agents })).toBe(true);
    expect(await asked(own, "member")).toBe(true);
  });
});

describe("a link", () => {
  test("is done in a private chat, whoever comes with it", async () => {
    const { receive, requests } = desk({ is: { kind: "stranger" } });
    expect(await receive(said("/start i_A-b_9"))).toBe(true);
    expect(requests).toMatchObject([{ text: "A-b_9" }]);
  });

  test.each([
    ["/start i_A", agents],
    ["/start x_A", own],
    ["/start i_", own],
    ["/start i", own],
    ["/start i_A b", own],
  ])("%s elsewhere, or of nobody, is for the conversation", async (text, chat) => {
    const { receive, requests } = desk();
    expect(await receive(said(text, chat))).toBe(false);
    expect(requests).toEqual([]);
  });
});

describe("a press", () => {
  test("is acknowledged, and its message says what came of it", async () => {
    const { receive, requests, calls } = desk();
    expect(await receive(pressed("!take:42"))).toBe(true);
    expect(requests).toMatchObject([{ text: "42", message: 5, chat: { kind: "ops" } }]);
    expect(calls).toMatchObject([
      ["answerCallbackQuery", { callback_query_id: "q1", text: "well" }],
      ["editMessageText", { chat_id: ops.id, message_id: 5, text: "done" }],
    ]);
  });

  test("on a message that is gone is answered by a new one", async () => {
    const gone = (method: string) =>
      method === "editMessageText" ? refusal("Bad Request: message to edit not found") : undefined;
    const { receive, calls } = desk({}, gone);
    await receive(pressed("!take:42"));
    expect(calls.map(([method]) => method)).toEqual(["answerCallbackQuery", "editMessageText", "sendMessage"]);
  });

  test.each<[string, string, Standing, string]>([
    ["of nothing that is there any more", "!gone:1", owner, "toast.expired"],
    ["by somebody who may not", "!take:1", agent, "toast.not-allowed"],
  ])("%s does nothing and says so", async (_, data, is, key) => {
    const { receive, requests, calls } = desk({ is });
    expect(await receive(pressed(data))).toBe(true);
    expect(requests).toEqual([]);
    expect(calls).toMatchObject([["answerCallbackQuery", { text: words.en.plain(key as "toast.expired") }]]);
    expect(calls).toHaveLength(1);
  });

  test("that takes long is acknowledged before, and once", async () => {
    let finish: (reply: DeskReply) => void = () => undefined;
    const { receive, calls, timer } = desk({ run: () => new Promise((resolve) => (finish = resolve)) });
    const done = receive(pressed("!take:1"));
    await timer.pass(700);
    expect(calls).toMatchObject([["answerCallbackQuery", { callback_query_id: "q1" }]]);
    finish({ html: "done", toast: "late" });
    await done;
    expect(calls.map(([method]) => method)).toEqual(["answerCallbackQuery", "editMessageText"]);
  });

  test("of no button of the message that it came with does nothing", async () => {
    const { receive, calls, requests } = desk();
    expect(await receive(pressed("!take:42", ops, "!take:41"))).toBe(true);
    expect(requests).toEqual([]);
    expect(calls).toEqual([
      ["answerCallbackQuery", { callback_query_id: "q1", text: words.en.plain("toast.expired") }],
    ]);
  });

  test("that breaks says sorry and changes nothing", async () => {
    const { receive, calls, failures } = desk({ run: () => Promise.reject(new Error("no store")) });
    await receive(pressed("!take:1"));
    expect(calls).toMatchObject([["answerCallbackQuery", { text: words.en.plain("toast.sorry") }]]);
    expect(failures).toEqual(["desk"]);
  });

  test.each(["", "n1.b.m", "take:1", "!", "! take", "!ta\nke:1"])("%j is no press of the desk", async (data) => {
    const { receive } = desk();
    expect(await receive(pressed(data))).toBe(false);
  });
});
