import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import type { Chat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { deferred } from "../support/deferred.ts";
import { fixtureText } from "../support/fixture.ts";
import { chatWithAyopop, routedChat } from "../support/routed-chat.ts";
import { said } from "../support/said.ts";
import { noon } from "../support/sample-conversation.ts";
import { mishaps, write } from "../support/wire-server.ts";

// What is remembered, cooling down or left alone ends when the test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: noon }));
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const minute = 60_000;

const remembering = { bill: minute, alreadyPaid: 5 * minute, unknownAccount: 5 * minute };

const answersOf = (chat: Chat) => chat.inquired().map(({ provider, outcome }) => `${provider}: ${outcome}`);
const sample = fixtureText("ayopop", "inquiry-300-pln-postpaid-1bill-docs");

/** What the message really says, with its times. */
const read = (person: Partner) => person.message().text ?? "";

describe("the same number soon again", () => {
  test.each<[Locale, string, string, string, string]>([
    [
      "id",
      "pln pascabayar 516070377775",
      "🔄 Cek lagi",
      "Ini hasil cek 12 Jan 2026, 12.00 WIB, belum dicek ulang.\nBisa dicek lagi mulai 12 Jan 2026, 12.01 WIB.",
      "Dicek 12 Jan 2026, 12.01 WIB",
    ],
    [
      "en",
      "pln postpaid 516070377775",
      "🔄 Check again",
      "Result of 12 Jan 2026, 12:00 WIB, not checked again yet.\nYou can check again from 12 Jan 2026, 12:01 WIB.",
      "Checked 12 Jan 2026, 12:01 WIB",
    ],
  ])(
    "gives the remembered answer and says so, until it may be asked anew: %s",
    async (locale, line, again, told, later) => {
      const chat = await routedChat({ times: remembering });
      const sari = await chat.person(locale);
      await sari.says(line);
      expect(read(sari)).toContain(later.replace(/1 WIB/, "0 WIB"));
      pass(minute - 1);
      await sari.presses(again);
      expect(read(sari)).toContain(told);
      expect(read(sari)).toContain(said(locale, "bill.total"));
      expect(chat.inquired()).toHaveLength(1);

      pass(1);
      await sari.presses(again);
      expect(read(sari)).toContain(later);
      expect(chat.inquired()).toHaveLength(2);
    },
  );

  test("gives it to another agent too, with a reference of their own", async () => {
    const chat = await routedChat({ times: remembering });
    const [sari, budi] = [await chat.person(), await chat.person()];
    await sari.says("pln pascabayar 516070377775");
    await budi.says("pln pascabayar 516070377775");
    expect(read(budi)).toContain("belum dicek ulang");
    expect(read(budi)).not.toContain(/Ref \w{8}/.exec(read(sari))?.[0] ?? "Ref");
    expect(chat.inquired()).toHaveLength(1);
  });

  test.each([
    ["already-paid", "530000000302"],
    ["unknown-account", "530000000304"],
  ])("gives a remembered reason, %s, with its times", async (reason, number) => {
    const chat = await routedChat({ times: remembering });
    const sari = await chat.person();
    await sari.says(`pln pascabayar ${number}`);
    expect(read(sari)).not.toContain("Bisa dicek lagi");
    pass(4 * minute);
    await sari.presses("🔄 Cek lagi");
    expect(read(sari)).toContain(said("id", `reason.${reason}`));
    expect(read(sari)).toContain("Bisa dicek lagi mulai 12 Jan 2026, 12.05 WIB.");
    expect(chat.inquired()).toHaveLength(1);
  });
});

test("ten people who ask the same at once ask the provider once", async () => {
  const asked = deferred<() => void>();
  const { chat, provider } = await chatWithAyopop((_, response) => {
    asked.resolve(() => write(response, { status: 200, body: sample }));
  });
  const people = await Promise.all(Array.from({ length: 10 }, () => chat.person()));
  for (const person of people) await person.writes("pln pascabayar 516070377775");
  await Promise.all(people.map((person) => person.sees("🔎 Sedang dicek…")));
  const answer = await asked.promise;
  answer();
  await Promise.all(people.map((person) => person.sees("Total bayar: Rp25.220")));
  expect(provider.received).toHaveLength(1);
  expect(chat.inquired()).toHaveLength(1);
});

test("asked too often, the provider is not asked again before it may be", async () => {
  const body = JSON.stringify({ responseCode: 330, success: false, message: { ID: "Terlalu sering" }, data: {} });
  const { chat, provider } = await chatWithAyopop((_, response) => write(response, { status: 200, body }));
  const sari = await chat.person();
  await sari.says("pln pascabayar 516070377775");
  for (const wait of [0, 30 * minute - 1]) {
    pass(wait);
    await sari.presses("🔄 Cek lagi");
    expect(read(sari)).toContain("Bisa dicek lagi mulai 12 Jan 2026, 12.30 WIB.");
  }
  expect(provider.received).toHaveLength(1);
  pass(1);
  await sari.presses("🔄 Cek lagi");
  expect(provider.received).toHaveLength(2);
});

test("an inquiry that hangs ends at the deadline", async () => {
  const { chat } = await chatWithAyopop(() => mishaps.hang(), { deadlineMs: 300 });
  const sari = await chat.person();
  await sari.says("pln pascabayar 516070377775");
  expect(sari.screen()).toContain(said("id", "reason.provider-unavailable"));
  expect(sari.screen()).toContain("🔄 Cek lagi");
});

test("a product's offers are tried in the order of the catalogue", async () => {
  const chat = await routedChat();
  const sari = await chat.person();
  await sari.says("pln pascabayar 514040400482");
  expect(answersOf(chat)).toEqual(["ayopop: provider-unavailable", "klikoo: bill"]);
  await sari.says("bpjs kesehatan 8888801470615100", "1");
  expect(answersOf(chat).slice(2)).toEqual(["klikoo: provider-unavailable", "ayopop: bill"]);
});
