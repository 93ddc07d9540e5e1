import { HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { giveOf } from "../../src/conversation/asides.ts";
import type { Place } from "../../src/conversation/place.ts";
import { allWords } from "../../src/i18n/words.ts";
import { showerAlone } from "../../src/telegram/show-alone.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";
import { atBill, noon, resultOf, shop } from "../support/sample-conversation.ts";

const rendering = { words: allWords("Asia/Jakarta"), bot: "cek_tagihan_bot", example: "pln 514040400482" };
const place: Place = { chat: -100, person: 11, thread: 7, isPrivate: false };
const inGroup = { in: "group", message: 5 } as const;
const inPrivate = { in: "private", message: 6 } as const;
const there = { ok: true, result: { message_id: 0, ephemeral_message_id: 5 } } as const;
const plain = { ok: true, result: { message_id: 6 } } as const;
const notAdmin = refusal("Bad Request: BOT_NOT_ADMIN");

type Answers = NonNullable<Parameters<typeof recordedApi>[0]>;

/** Telegram that answers the calls as told, one after the other. */
function alone(...answers: readonly (ReturnType<Answers> | Error)[]) {
  const left = answers.values();
  const { api, calls } = recordedApi(() => {
    const { value } = left.next();
    if (value instanceof Error) throw value;
    return value;
  });
  const failures: unknown[] = [];
  const clock = { now: noon };
  const shower = showerAlone(api, rendering, { failed: (error) => failures.push(error), now: () => clock.now });
  const [give] = giveOf(atBill, { reference: "REF1", result: resultOf(), since: noon }, shop);
  if (give === undefined) throw new Error("there is no bill");
  return { ...shower, calls, failures, clock, ...give, methods: () => calls.map(([method]) => method) };
}

describe("a message for one person alone begins", () => {
  test("in the group and its topic, protected, in answer to a press, without a word of the bill", async () => {
    const { begin, empty, calls } = alone(there);
    expect(await begin(place, empty, { inGroup: true, query: "q1" })).toEqual({ kind: "shown", at: inGroup });
    expect(calls).toMatchObject([
      [
        "sendMessage",
        {
          chat_id: -100,
          message_thread_id: 7,
          protect_content: true,
          ephemeral_message_parameters: { receiver_user_id: 11, callback_query_id: "q1" },
        },
      ],
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/514040400482|BUDI|25/);
  });

  test("in their own chat where the group does not have such messages, and not asked for again for ten minutes", async () => {
    const { begin, empty, clock, calls } = alone(notAdmin, plain, plain, there, there);
    for (const _ of ["first", "again"]) {
      expect(await begin(place, empty, { inGroup: true })).toEqual({ kind: "shown", at: inPrivate });
    }
    expect(calls.map(([, { chat_id: chat }]) => chat)).toEqual([-100, 11, 11]);
    expect(await begin(place, empty, { inGroup: true, query: "q1" })).toEqual({ kind: "shown", at: inGroup });
    clock.now += 10 * 60_000;
    expect(await begin(place, empty, { inGroup: true })).toEqual({ kind: "shown", at: inGroup });
  });

  test("there too, where a press is too old, and the next is tried all the same", async () => {
    const { begin, empty } = alone(refusal("Bad Request: query is too old"), plain, there);
    expect(await begin(place, empty, { inGroup: true, query: "q1" })).toEqual({ kind: "shown", at: inPrivate });
    expect(await begin(place, empty, { inGroup: true })).toEqual({ kind: "shown", at: inGroup });
  });

  test("there for good, where the server knows of no such messages and has shown it to all: that is taken away", async () => {
    const { begin, empty, calls } = alone({ ok: true, result: { message_id: 9 } }, undefined, plain, plain);
    for (const _ of ["first", "again"]) {
      expect(await begin(place, empty, { inGroup: true, query: "q" })).toEqual({ kind: "shown", at: inPrivate });
    }
    expect(calls.map(([method, { chat_id: chat }]) => [method, chat])).toEqual([
      ["sendMessage", -100],
      ["deleteMessage", -100],
      ["sendMessage", 11],
      ["sendMessage", 11],
    ]);
    expect(calls[1]?.[1]).toMatchObject({ message_id: 9 });
    expect(JSON.stringify(calls[0])).not.toMatch(/514040400482|BUDI|25\.720/);
  });

  test.each([
    ["has never talked with the bot, or has blocked it", refusal("Forbidden: bot can't initiate conversation", 403)],
    ["is not to be found", refusal("Bad Request: chat not found")],
  ])("nowhere for who %s", async (_, answer) => {
    const { begin, empty, failures } = alone(answer);
    expect(await begin(place, empty, { inGroup: false })).toEqual({ kind: "closed" });
    expect(failures).toEqual([]);
  });

  test.each([
    ["too many requests", refusal("Too Many Requests", 429)],
    ["a failure of Telegram's", refusal("Bad Gateway", 502)],
    ["a failure of the network", new HttpError("failed", new Error("ECONNRESET"))],
  ])("later after %s, in either place", async (_, answer) => {
    for (const here of [true, false]) {
      const { begin, empty, failures } = alone(answer);
      expect(await begin(place, empty, { inGroup: here })).toEqual({ kind: "away" });
      expect(failures).toHaveLength(1);
    }
  });
});

describe("it is filled", () => {
  test("in the group, with all but what the agent earns", async () => {
    const { fill, screen, calls } = alone({ ok: true, result: true });
    expect(await fill(place, screen, inGroup)).toEqual({ kind: "shown", at: inGroup });
    const [method, { text, ...target }] = calls[0] ?? ["", { text: "" }];
    expect(method).toBe("editEphemeralMessageText");
    expect(target).toMatchObject({ chat_id: -100, receiver_user_id: 11, ephemeral_message_id: 5 });
    expect(text).toContain("👤 BUDI SANTOSO\n🔢 <code>514040400482</code>");
    expect(text).not.toMatch(/24\.500|1\.220/);
    expect(JSON.stringify(target)).toContain('"copy_text":{"text":"514040400482"}');
  });

  test("in their own chat, with what the agent earns", async () => {
    const { fill, screen, calls } = alone(plain);
    expect(await fill(place, screen, inPrivate)).toEqual({ kind: "shown", at: inPrivate });
    expect(calls).toMatchObject([["editMessageText", { chat_id: 11, message_id: 6 }]]);
    expect(calls[0]?.[1].text).toContain("24.500");
  });

  test("when it says so already", async () => {
    const { fill, screen } = alone(refusal("Bad Request: message is not modified: …"));
    expect(await fill(place, screen, inGroup)).toEqual({ kind: "shown", at: inGroup });
  });

  test.each([
    ["is gone", inGroup, refusal("Bad Request: ephemeral message not found"), "gone"],
    ["is gone", inPrivate, refusal("Bad Request: message to edit not found"), "gone"],
    ["is in a group that has put the bot out", inGroup, refusal("Forbidden", 403), "gone"],
    ["is in a chat that was closed", inPrivate, refusal("Forbidden", 403), "closed"],
    ["cannot be reached now", inGroup, refusal("Too Many Requests", 429), "away"],
  ] as const)("not, when it %s (%o)", async (_, at, answer, kind) => {
    const { fill, screen } = alone(answer);
    expect(await fill(place, screen, at)).toEqual({ kind });
  });
});
