import { Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { Taken, Turn } from "../../src/conversation/turns.ts";
import { allWords } from "../../src/i18n/words.ts";
import { type AnswerOptions, answerUpdates } from "../../src/telegram/answer-updates.ts";
import { encode } from "../../src/telegram/callback-data.ts";
import { takenOnce } from "../../src/telegram/taken-once.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";

const words = allWords("Asia/Jakarta");
const me = { id: 7, is_bot: true, first_name: "Cek", username: "cek_tagihan_bot" } as UserFromGetMe;
const sari = { id: 11, is_bot: false, first_name: "Sari", language_code: "id" };
const group = { id: -100, type: "supergroup", title: "Agents" };

/** A bot whose turns are taken down, and end as told. */
function answering(
  changes: Partial<AnswerOptions> & { readonly taken?: Taken; readonly error?: Error } = {},
  telegram?: Parameters<typeof recordedApi>[0],
) {
  const { taken = { expired: false, locale: "id" }, error, ...options } = changes;
  const { api, calls } = recordedApi(telegram);
  const turns: Turn[] = [];
  const failures: unknown[] = [];
  const answer = answerUpdates({
    turns: {
      take: async (turn) => {
        turns.push(turn);
        if (error !== undefined) throw error;
        turn.acknowledge?.(taken);
      },
    },
    words,
    defaultLocale: "id",
    standing: async () => ({ kind: "member", role: "agent" }),
    comeThrough: () => Promise.reject(new Error("nobody came")),
    mayAsk: false,
    takeOnce: takenOnce(),
    failed: (during, failure) => failures.push([during, failure]),
    ...options,
  });
  const receive = (content: object) => answer(new Context({ update_id: 5, ...content } as Update, api, me));
  return { receive, api, calls, turns, failures };
}

const message = (content: object = {}) => ({
  message: { message_id: 3, date: 0, from: sari, chat: { id: 11, type: "private" }, text: "pdam", ...content },
});
const dataOf = (owner: number) => encode({ action: { do: "help" }, nonce: "n1", owner });
const withButton = (data: string) => ({
  message: {
    message_id: 3,
    date: 1,
    chat: group,
    reply_markup: { inline_keyboard: [[{ text: "?", callback_data: data }]] },
  },
});
const press = (owner: number, data = dataOf(owner), on: object = withButton(data)) => ({
  callback_query: { id: "q1", from: sari, chat_instance: "c", data, ...on },
});

describe("an update", () => {
  test("becomes a turn of its person", async () => {
    const { receive, turns } = answering();
    await receive(message());
    expect(turns).toMatchObject([
      { place: { chat: 11, person: 11 }, event: { kind: "text", text: "pdam" }, preferred: "id", update: 5 },
    ]);
  });

  test("that is not for us is let go", async () => {
    const { receive, turns, calls } = answering();
    await receive({ poll: {} });
    expect([...turns, ...calls]).toEqual([]);
  });

  test.each([
    ["id", "en", "id"],
    ["en", "id", "en"],
    ["en-GB", "id", "en"],
    ["ID", "en", "id"],
    ["eng", "id", "id"],
    ["jv", "id", "id"],
    [undefined, "en", "en"],
  ] as const)(
    "of a Telegram in %s, with %s by default, prefers %s",
    async (language_code, defaultLocale, preferred) => {
      const { receive, turns } = answering({ defaultLocale });
      await receive(message({ from: { ...sari, language_code } }));
      expect(turns[0]?.preferred).toBe(preferred);
    },
  );
});

describe("a press", () => {
  test("is answered when its turn is saved, once and without words", async () => {
    const { receive, calls } = answering();
    await receive(press(sari.id));
    expect(calls).toEqual([["answerCallbackQuery", { callback_query_id: "q1" }]]);
  });

  test("on somebody else's keyboard is told so, and is no turn", async () => {
    const { receive, calls, turns } = answering();
    await receive(press(99));
    expect(turns).toEqual([]);
    expect(calls).toEqual([
      ["answerCallbackQuery", { callback_query_id: "q1", text: words.id.plain("toast.not-yours") }],
    ]);
  });

  test("on an old keyboard is told so, in the person's own language, and given a fresh start", async () => {
    const { receive, calls } = answering({ taken: { expired: true, locale: "en" } });
    await receive(press(sari.id));
    expect(calls[0]).toEqual([
      "answerCallbackQuery",
      { callback_query_id: "q1", text: words.en.plain("toast.expired") },
    ]);
    const afresh = { action: { do: "menu" }, nonce: "", owner: sari.id } as const;
    const button = { text: words.en.plain("button.afresh"), callback_data: encode(afresh) };
    const edit = { chat_id: group.id, message_id: 3, reply_markup: { inline_keyboard: [[button]] } };
    expect(calls.slice(1)).toEqual([["editMessageReplyMarkup", edit]]);
  });

  test.each([
    ["data of no button of its message", withButton("of another")],
    ["a message without buttons", { message: { message_id: 3, date: 1, chat: group } }],
    ["a message that nobody can see any more", { message: { message_id: 3, date: 0, chat: group } }],
  ])("in a group with %s changes nothing", async (_, on) => {
    const { receive, calls, turns } = answering({ taken: { expired: true, locale: "id" } });
    await receive(press(sari.id, dataOf(sari.id), on));
    expect(calls).toEqual([["answerCallbackQuery", { callback_query_id: "q1" }]]);
    expect(turns).toEqual([]);
  });

  test.each([
    ["alone with the bot", { message: { message_id: 3, date: 0, chat: { id: 11, type: "private" } } }],
    [
      "in what the bot shows to them alone",
      { message: { message_id: 0, ephemeral_message_id: 3, date: 1, chat: group } },
    ],
  ])("%s is theirs in any case", async (_, on) => {
    const { receive, turns } = answering();
    await receive(press(sari.id, dataOf(sari.id), on));
    expect(turns).toHaveLength(1);
  });

  test("with data that is not ours is a turn as well", async () => {
    const { receive, turns } = answering();
    await receive(press(0, "of another bot"));
    expect(turns).toMatchObject([{ event: { kind: "press", nonce: "?" } }]);
  });
});

describe("a turn that fails", () => {
  const error = new Error("the disk is full");

  test("is told, and apologised for where it came from", async () => {
    const { receive, calls, failures } = answering({ error });
    await receive(message());
    expect(failures).toEqual([["turn", error]]);
    expect(calls).toEqual([["sendMessage", { chat_id: 11, text: words.id.plain("apology") }]]);
  });

  test("in a topic is apologised for there", async () => {
    const { receive, calls } = answering({ error });
    await receive(message({ chat: group, text: "/cek", message_thread_id: 9, is_topic_message: true }));
    expect(calls[0]?.[1]).toMatchObject({ chat_id: group.id, message_thread_id: 9 });
  });

  test("to look up who somebody is, is apologised for too, and takes no turn", async () => {
    const away = new Error("the store is away");
    const { receive, calls, turns, failures } = answering({ standing: () => Promise.reject(away) });
    await receive(message());
    expect(calls).toEqual([["sendMessage", { chat_id: 11, text: words.id.plain("apology") }]]);
    expect([turns, failures]).toEqual([[], [["turn", away]]]);
  });

  test("of a press is apologised for above the keyboard", async () => {
    const { receive, calls } = answering({ error });
    await receive(press(sari.id));
    expect(calls).toEqual([["answerCallbackQuery", { callback_query_id: "q1", text: words.id.plain("toast.sorry") }]]);
  });
});

describe("a link to a bill", () => {
  const token = "AAAAAAAAAAAAAAAAAAAAAA";

  function coming(more: Partial<AnswerOptions> = {}) {
    const log: string[] = [];
    const comeThrough: AnswerOptions["comeThrough"] = async (door, person, preferred) => {
      log.push(`${door} by ${person} in ${preferred}`);
      return { to: "gone", close: async () => void log.push("closed") };
    };
    return { ...answering({ comeThrough, ...more }), log };
  }

  test("is a turn of whoever comes through, and closed when that is saved", async () => {
    const { receive, turns, log } = coming();
    await receive(message({ text: `/start b_${token}` }));
    expect(turns).toMatchObject([{ event: { kind: "came-through", to: "gone" }, update: 5 }]);
    expect(log).toEqual([`${token} by 11 in id`, "closed"]);
  });

  test("stays open when the turn could not be saved", async () => {
    const comeThrough = async () => ({ to: "gone", close: () => Promise.reject(new Error("closed")) }) as const;
    const { receive, failures } = answering({ comeThrough, error: new Error("the store fails") });
    await receive(message({ text: `/start b_${token}` }));
    expect(failures).toMatchObject([["turn", { message: "the store fails" }]]);
  });

  test("leads nowhere from a group, for a stranger, and with a payload of something else", async () => {
    const { receive, log } = coming();
    await receive(message({ chat: group, text: `/start b_${token}` }));
    await receive(message({ text: "/start hello" }));
    const stranger = coming({ standing: async () => ({ kind: "stranger" }) as const });
    await stranger.receive(message({ text: `/start b_${token}` }));
    expect([log, stranger.log, stranger.turns]).toEqual([[], [], []]);
  });
});

describe("somebody who is not invited", () => {
  const closed = { standing: async () => ({ kind: "stranger" }) as const };

  test("is told once how to be, and has no turn", async () => {
    const { receive, calls, turns } = answering(closed);
    await receive(message());
    await receive(message());
    expect(turns).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject([
      "sendMessage",
      { chat_id: 11, parse_mode: "HTML", text: expect.stringContaining("<code>11</code>") },
    ]);
  });

  test("is told nothing in a group, where everybody would read it", async () => {
    const { receive, calls } = answering(closed);
    await receive(message({ chat: group, text: "/cek" }));
    expect(calls).toEqual([]);
    await receive(press(sari.id));
    expect(calls).toEqual([["answerCallbackQuery", { callback_query_id: "q1" }]]);
  });
});

describe("what Telegram refuses", () => {
  test("is told and stops nothing", async () => {
    const { receive, failures, turns } = answering({}, () => refusal("Bad Request: query is too old"));
    await receive(press(sari.id));
    await receive(message());
    expect(failures).toMatchObject([["telegram", { description: "Bad Request: query is too old" }]]);
    expect(turns).toHaveLength(2);
  });
});
