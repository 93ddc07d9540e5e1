import { Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import type { Standing } from "../../src/access/member.ts";
import { allWords } from "../../src/i18n/words.ts";
import { answerInvitation } from "../../src/telegram/answer-invitation.ts";
import { messenger } from "../../src/telegram/messenger.ts";
import { recordedApi } from "../support/recorded-api.ts";

const words = allWords("Asia/Jakarta");
const me = { id: 7, is_bot: true, first_name: "Cek", username: "cek_tagihan_bot" } as UserFromGetMe;
const sari = { id: 11, is_bot: false, first_name: "Sari" };
const group = { id: -100, type: "supergroup", title: "Agen" };
const ops = { id: -200, type: "supergroup", title: "Operasional" };

/** What the bot calls when its place in a chat changes, made by Sari. */
async function called(
  kind: Standing["kind"],
  before: string,
  after: string,
  { chat = group, moved = false }: { readonly chat?: object; readonly moved?: boolean } = {},
) {
  const { api, calls } = recordedApi();
  const forgotten: number[] = [];
  const answer = answerInvitation({
    messenger: messenger(api, () => undefined),
    forget: async (left) => void forgotten.push(left),
    standing: async () => (kind === "member" ? { kind, role: "agent" } : { kind }),
    opsChat: () => ops.id,
    wordsOf: async () => words.id,
    hasMoved: async () => moved,
  });
  const as = (status: string) => ({ user: me, status });
  const change = { chat, from: sari, date: 0, old_chat_member: as(before), new_chat_member: as(after) };
  expect(await answer(new Context({ update_id: 1, my_chat_member: change } as Update, api, me))).toBe(true);
  return { calls, forgotten };
}

const calls = async (...given: Parameters<typeof called>) => (await called(...given)).calls;

const hello = ["sendMessage", { chat_id: group.id, text: words.id.html("group.hello") }];
const leaving = ["sendMessage", { chat_id: group.id, text: words.id.html("group.leaving") }];

test.each(["left", "kicked"])("a group that an agent puts the bot into is greeted, which was %s", async (before) => {
  expect(await calls("member", before, "member")).toMatchObject([hello]);
  expect(await calls("member", before, "administrator")).toMatchObject([hello]);
});

test.each(["stranger", "suspended"] as const)("of a %s it is told why, and left", async (kind) => {
  expect(await calls(kind, "left", "member")).toMatchObject([leaving, ["leaveChat", { chat_id: group.id }]]);
});

test("the operations group is the operations group, whoever puts the bot there", async () => {
  const greeting = await calls("stranger", "left", "member", { chat: ops });
  expect(greeting.map(([method]) => method)).toEqual(["sendMessage"]);
});

test.each([
  ["made an administrator", "member", "administrator", group],
  ["put out", "member", "kicked", group],
  ["blocked by somebody", "member", "kicked", { id: 11, type: "private" }],
  ["let in by somebody", "kicked", "member", { id: 11, type: "private" }],
])("nothing is said when it is %s", async (_, before, after, chat) => {
  expect(await calls("stranger", before, after, { chat })).toEqual([]);
});

test.each(["member", "stranger"] as const)("nor in a group that a %s has made a supergroup", async (kind) => {
  expect(await calls(kind, "left", "member", { moved: true })).toEqual([]);
});

test.each(["left", "kicked"])("a group from which it is %s is forgotten, and no other", async (after) => {
  expect((await called("member", "administrator", after)).forgotten).toEqual([group.id]);
  expect((await called("member", "member", "administrator")).forgotten).toEqual([]);
  expect((await called("member", "left", "member")).forgotten).toEqual([]);
});

test("a channel is left without a word, whoever it is that puts the bot there", async () => {
  const channel = { id: -300, type: "channel", title: "Berita" };
  for (const kind of ["member", "stranger"] as const) {
    expect(await calls(kind, "left", "administrator", { chat: channel })).toMatchObject([
      ["leaveChat", { chat_id: channel.id }],
    ]);
  }
});

test("an update of something else is not for it", async () => {
  const { api } = recordedApi();
  const answer = answerInvitation({
    messenger: messenger(api, () => undefined),
    forget: async () => undefined,
    standing: async () => ({ kind: "stranger" }),
    opsChat: () => undefined,
    wordsOf: async () => words.id,
    hasMoved: async () => false,
  });
  expect(await answer(new Context({ update_id: 1, message: {} } as Update, api, me))).toBe(false);
});
