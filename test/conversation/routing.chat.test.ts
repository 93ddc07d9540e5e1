import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { RoutingConfig } from "../../src/config/routing.ts";
import type { Locale } from "../../src/domain/locale.ts";
import { type Chat, type ChatOptions, startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { deferred } from "../support/deferred.ts";
import { fixtureText } from "../support/fixture.ts";
import { said } from "../support/said.ts";
import { noon } from "../support/sample-conversation.ts";
import { mishaps, wireServer, write } from "../support/wire-server.ts";

// What is remembered, cooling down or left alone ends when the test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: noon }));
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const minute = 60_000;

const routing: RoutingConfig = {
  deadlineMs: minute,
  concurrent: 1_000,
  perSecond: 100_000,
  failures: 1_000,
  openFor: 30_000,
  times: { bill: 0, alreadyPaid: 0, unknownAccount: 0 },
};
const remembering = { ...routing.times, bill: minute };

async function started(changes: Partial<RoutingConfig> = {}, more: ChatOptions = {}): Promise<Chat> {
  const chat = await startChat({ routing: { ...routing, ...changes }, ...more });
  onTestFinished(chat.stop);
  return chat;
}

/** The bot with Ayopop alone, which answers as it is told. */
async function withAyopop(reply: Parameters<typeof wireServer>[0], changes: Partial<RoutingConfig> = {}) {
  const provider = await wireServer(reply);
  const ayopop = { baseUrl: provider.url, apiKey: "the key", apiSecret: "the secret", version: "2.0" } as const;
  return { provider, chat: await started(changes, { providers: { kind: "real", ayopop } }) };
}

const answersOf = (chat: Chat) => chat.inquired().map(({ provider, outcome }) => `${provider}: ${outcome}`);
const codesOf = (chat: Chat) => chat.inquired().map(({ provider, code }) => `${provider} ${code}`);
const sample = fixtureText("ayopop", "inquiry-300-pln-postpaid-1bill-docs");

/** What the message really says, with its times. */
const read = (person: Partner) => person.message().text ?? "";

describe("the same number soon again", () => {
  test.each<[Locale, string, string, string, string]>([
    [
      "id",
      "pln pascabayar 516070377775",
      "🔄 Cek lagi",
      "Hasil pengecekan 12 Jan 2026, 12.00 WIB, belum dicek ulang.\nBisa dicek lagi mulai 12 Jan 2026, 12.01 WIB.",
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
      const chat = await started({ times: remembering });
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
    const chat = await started({ times: remembering });
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
    const chat = await started({ times: { bill: 0, alreadyPaid: 5 * minute, unknownAccount: 5 * minute } });
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
  const { chat, provider } = await withAyopop((_, response) => {
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
  const { chat, provider } = await withAyopop((_, response) => write(response, { status: 200, body }));
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
  const { chat } = await withAyopop(() => mishaps.hang(), { deadlineMs: 300 });
  const sari = await chat.person();
  await sari.says("pln pascabayar 516070377775");
  expect(sari.screen()).toContain(said("id", "reason.provider-unavailable"));
  expect(sari.screen()).toContain("🔄 Cek lagi");
});

describe("what keeps being unavailable", () => {
  const lists = async (person: Partner) => {
    await person.says("/start");
    const categories = person.buttons().map(({ text }) => text);
    await person.presses(person.buttons().find(({ text }) => /Listrik|Electricity/.test(text))?.text ?? "");
    return { categories, products: person.buttons().map(({ text }) => text) };
  };

  test.each<[Locale, string, string, string]>([
    ["id", "Token PLN (Prabayar) (gangguan)", "PLN Pascabayar", "Listrik"],
    ["en", "PLN Token (Prepaid) (disrupted)", "PLN Postpaid", "Electricity"],
  ])("is marked in the lists until it has answered again: %s", async (locale, token, postpaid, category) => {
    const chat = await started({ failures: 2 });
    const sari = await chat.person(locale);
    // Ayopop does not know the first two numbers, and Klikoo has their bills.
    await sari.says(`${postpaid} 514040400482`, "520511567087");
    const half = await lists(sari);
    expect(half.products.filter((text) => text.startsWith("⚠️"))).toEqual([`⚠️ ${token}`]);
    expect(half.categories.filter((text) => text.startsWith("⚠️"))).toEqual([]);

    await sari.says(`${postpaid} 530000000181`, "531000000181");
    expect(sari.screen()).toContain(said(locale, "reason.provider-unavailable"));
    expect(codesOf(chat).slice(4)).toEqual([
      "ayopop circuit-open",
      "klikoo 503029991",
      "ayopop circuit-open",
      "klikoo 503029991",
    ]);
    const mark = locale === "id" ? "(gangguan)" : "(disrupted)";
    const all = await lists(sari);
    expect(all.categories.filter((text) => text.includes(mark))).toEqual([
      expect.stringContaining(postpaid),
      expect.stringContaining(category),
    ]);
    expect(all.products.filter((text) => text.includes(mark))).toHaveLength(2);

    pass(30_000);
    expect((await lists(sari)).products.filter((text) => text.includes(mark))).toHaveLength(2);
    await sari.presses(sari.buttons().find(({ text }) => text.includes(postpaid))?.text ?? "");
    await sari.says("516070377775");
    expect(sari.screen()).toContain(said(locale, "bill.total"));
    const after = await lists(sari);
    expect([...after.categories, ...after.products].filter((text) => text.includes(mark))).toEqual([]);
  });

  test("is asked by one person, and by the others not", async () => {
    const probed = deferred<() => void>();
    let isDown = true;
    const { chat, provider } = await withAyopop(
      (_, response) => {
        if (isDown) return write(response, { status: 503, body: "" });
        probed.resolve(() => write(response, { status: 200, body: sample }));
      },
      { failures: 1 },
    );
    const [sari, budi] = [await chat.person(), await chat.person()];
    await sari.says("pln pascabayar 516070377775");
    isDown = false;
    pass(30_000);
    await sari.taps("🔄 Cek lagi");
    const answer = await probed.promise;
    await budi.writes("pln pascabayar 533512366386");
    await budi.sees(said("id", "reason.provider-unavailable"));
    expect(provider.received).toHaveLength(2);
    answer();
    await sari.sees("Total bayar: Rp25.220");
    expect(codesOf(chat)).toEqual(["ayopop http-503", "ayopop circuit-open", "ayopop undefined"]);
  });
});

test("a product's offers are tried in the order of the catalogue", async () => {
  const chat = await started();
  const sari = await chat.person();
  await sari.says("pln pascabayar 514040400482");
  expect(answersOf(chat)).toEqual(["ayopop: provider-unavailable", "klikoo: bill"]);
  await sari.says("bpjs kesehatan 8888801470615100", "1");
  expect(answersOf(chat).slice(2)).toEqual(["klikoo: provider-unavailable", "ayopop: bill"]);
});
