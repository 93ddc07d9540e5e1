import { describe, expect, test } from "vitest";
import { paceCalls } from "../../src/telegram/pace-calls.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { recordedApi } from "../support/recorded-api.ts";
import { settled } from "../support/settled.ts";

const group = -100;
const second = 1_000;
const minute = 60 * second;

function paced(perSecond = 30) {
  const { api, calls } = recordedApi();
  const timer = manualTimer(1_000_000);
  const at: { readonly chat: unknown; readonly second: number }[] = [];
  api.config.use((previous, method, payload, signal) => {
    at.push({ chat: (payload as { chat_id?: unknown }).chat_id, second: (timer.clock() - 1_000_000) / second });
    return previous(method, payload, signal);
  });
  api.config.use(paceCalls({ perSecond, clock: timer.clock, later: timer.later }));
  const say = (chat: number, times = 1) => {
    for (let time = 0; time < times; time += 1) void api.sendMessage(chat, "x");
  };
  const sent = (chat: number) => at.filter((call) => call.chat === chat).length;
  return { api, calls, timer, at, say, sent };
}

test("a group is written to twenty times in a minute, and goes on when the first of them is a minute old", async () => {
  const { timer, say, sent } = paced();
  say(group, 25);
  await settled();
  expect(sent(group)).toBe(20);
  await timer.pass(minute - 1);
  expect(sent(group)).toBe(20);
  await timer.pass(1);
  expect(sent(group)).toBe(25);
});

test("a private chat is written to twenty times in twenty seconds, one a second in the long run", async () => {
  const { timer, say, sent } = paced();
  say(7, 70);
  await settled();
  expect(sent(7)).toBe(20);
  await timer.pass(20 * second);
  expect(sent(7)).toBe(40);
  await timer.pass(20 * second);
  expect(sent(7)).toBe(60);
});

test("a call counts until it has ended: what Telegram is slow to take it counts late", async () => {
  const { api, timer, say, sent } = paced();
  let answer: () => void = () => undefined;
  api.config.use(async (previous, method, payload, signal) => {
    if ((payload as { text?: string }).text === "slow") await new Promise<void>((resolve) => (answer = resolve));
    return previous(method, payload, signal);
  });
  // The transformer that paces lies above the one that is slow.
  api.config.use(paceCalls({ perSecond: 1, clock: timer.clock, later: timer.later }));
  void api.sendMessage(7, "slow");
  say(8);
  await timer.pass(10 * second);
  expect(sent(8)).toBe(0);
  answer();
  await timer.pass(second);
  expect(sent(8)).toBe(1);
});

test("over all chats no second holds more than it may, and each chat has its turn", async () => {
  const { timer, say, at } = paced(10);
  for (let chat = 1; chat <= 30; chat += 1) say(chat, 2);
  await timer.pass(10 * second);
  expect(at).toHaveLength(60);
  for (const { second: from } of at) {
    expect(at.filter((call) => call.second >= from && call.second < from + 1).length).toBeLessThanOrEqual(10);
  }
  const last = Math.max(...at.map((call) => call.second));
  expect(last).toBeLessThan(8);
  expect(new Set(at.slice(0, 30).map(({ chat }) => chat)).size).toBeGreaterThan(20);
});

test("a group that has to wait holds up nobody else", async () => {
  const { say, sent } = paced();
  say(group, 40);
  say(7);
  await settled();
  expect(sent(7)).toBe(1);
});

test("what is said in a chat stays in its order, edits among it", async () => {
  const { api, calls, timer, say } = paced();
  say(group, 20);
  void api.editMessageText(group, 5, "edited");
  void api.sendMessage(group, "last");
  await timer.pass(2 * minute);
  expect(calls.slice(20).map(([method]) => method)).toEqual(["editMessageText", "sendMessage"]);
});

describe("nothing waits", () => {
  test("that shows nothing new", async () => {
    const { api, calls, say } = paced(1);
    say(group, 30);
    await settled();
    const before = calls.length;
    await api.sendChatAction(group, "typing");
    await api.answerCallbackQuery("q");
    await api.deleteMessage(group, 1);
    await api.getMe();
    expect(calls).toHaveLength(before + 4);
  });

  test("where nothing is paced", async () => {
    const { say, sent } = paced(0);
    say(group, 500);
    await settled();
    expect(sent(group)).toBe(500);
  });
});

test("edits are three for one message", async () => {
  const { api, at } = paced();
  for (let time = 0; time < 70; time += 1) void api.editMessageText(group, 5, `${time}`);
  await settled();
  expect(at).toHaveLength(60);
});
