import { expect, test } from "vitest";
import type { Message } from "../../src/playground/world/message.ts";
import type { Check } from "./agent.ts";
import type { ChatView } from "./chat-view.ts";
import { nothingLost, tallyOf } from "./tally.ts";

const account = "530001123456";
const bot = { id: 1, is_bot: true, first_name: "Cek Tagihan" };
const chat = { id: 2, type: "private", first_name: "Agen" } as const;
const message = (message_id: number, text: string): Message => ({ message_id, date: 0, chat, from: bot, text });
const bill = (id: number) => message(id, `🔢 ${account}\nTotal bayar: Rp25.720\nRef 7K2M9QXA · Ayopop`);
const checking = (id: number) => message(id, `🔢 ${account}\n🔎 Sedang dicek…`);

function checkOf(shown: readonly Message[], standing = shown, toasts: readonly string[] = []): Check {
  const client = { id: chat.id } as ChatView["client"];
  const until = () => Promise.resolve(undefined);
  const view: ChatView = {
    client,
    chat: chat.id,
    shown: () => shown,
    standing: () => standing,
    toasts: () => toasts,
    history: () => [],
    until,
  };
  const story = { ending: "123456", isBill: true, says: "Total bayar" };
  return { account, story, view, end: { kind: "answered", afterMs: 10 } };
}

const named = `${account} in 2 by 2`;

test("a check that was answered once counts as that, also when its message was shown again", () => {
  const tally = tallyOf([checkOf([checking(1), bill(1), bill(1)], [bill(1)])]);
  expect(tally).toEqual({ ...nothingLost, asked: 1, answered: 1, repeated: 0, slowestMs: 10 });
});

test.each<[string, Check, object]>([
  [
    "nothing came",
    { ...checkOf([]), end: { kind: "lost", at: "the menu" } },
    { answered: 0, lost: [`${named} at the menu`] },
  ],
  ["an answer in two messages", checkOf([bill(1), bill(2)]), { doubled: [named] }],
  ["an answer in two messages, one of them deleted", checkOf([bill(1), bill(2)], [bill(2)]), { doubled: [named] }],
  ["a bill that was written over", checkOf([bill(1)], [message(1, "Mau cek tagihan apa?")]), { vanished: [named] }],
  [
    "an answer that the provider never gave",
    checkOf([message(1, `${account} pusat sedang gangguan. Ref 7K2M9QXA`)]),
    { wrong: [named], excuses: [expect.stringContaining("gangguan")] },
  ],
  [
    "an apology",
    checkOf([bill(1)], [bill(1)], ["Maaf, ada gangguan di sistem kami."]),
    { excuses: [expect.any(String)] },
  ],
  [
    "a placeholder beside the bill",
    checkOf([checking(1), checking(2), bill(2)], [checking(1), bill(2)]),
    { repeated: 1 },
  ],
])("%s is counted as what it is", (_name, check, expected) => {
  expect(tallyOf([check])).toMatchObject(expected);
});

const masked = message(5, "🔢 5300••••3456\nTotal bayar: Rp25.720\nRef 7K2M9QXA · Ayopop");
const button = { text: "🔒 Tagihan lengkap", url: "https://t.me/cek_tagihan_bot?start=b_x" };
const behindLink = { ...masked, reply_markup: { inline_keyboard: [[button]] } };

test.each<[string, Message, readonly Message[], readonly string[]]>([
  ["given whole once is as it should be", masked, [bill(1)], []],
  ["never given whole is told", masked, [], ["530001123456 in -5 by 2"]],
  ["given whole twice is told", masked, [bill(1), bill(2)], ["530001123456 in -5 by 2"]],
  ["that waits behind a link is as it should be", behindLink, [], []],
])("a bill of a group %s", (_, seen, own, notWhole) => {
  const inGroup = checkOf([seen]);
  const checks = [{ ...inGroup, view: { ...inGroup.view, chat: -5 } }, checkOf(own)];
  expect(tallyOf(checks).notWhole).toEqual(notWhole);
});
