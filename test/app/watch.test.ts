import { describe, expect, onTestFinished, test } from "vitest";
import { type Chat, type ChatOptions, startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { heldKlikoo } from "../support/held-klikoo.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { chatWithAyopop, routedChat } from "../support/routed-chat.ts";
import { telegramFront } from "../support/telegram-front.ts";
import { write } from "../support/wire-server.ts";

const isoTime = /^\d{4}-\d\d-\d\dT/;
const account = "514040400482";

async function chatting(options?: ChatOptions): Promise<{ readonly chat: Chat; readonly sari: Partner }> {
  const chat = await startChat(options);
  onTestFinished(chat.stop);
  return { chat, sari: await chat.person("id") };
}

/** What the metrics say, a sample a line. */
async function samples(chat: Chat): Promise<readonly string[]> {
  return (await (await chat.page("/metrics")).text()).split("\n").filter((line) => !line.startsWith("#"));
}

describe("a program that is asked how it is", () => {
  test("answers, and is ready", async () => {
    const { chat, sari } = await chatting();
    await sari.says("/start");
    expect((await chat.page("/healthz")).status).toBe(200);
    const ready = await chat.page("/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      reasons: [],
      store: true,
      telegram: true,
      lastContact: expect.stringMatching(isoTime),
      lastUpdate: expect.stringMatching(isoTime),
    });
  });

  test.skipIf(!redisInstalled)(`is not ready while Redis is gone${redisNote}`, async () => {
    const redis = await redisServer();
    const { chat } = await chatting({ storeUrl: redis.url });
    chat.excuse("store");
    chat.excuse("sharing");
    expect((await chat.page("/readyz")).status).toBe(200);
    await redis.stop();
    const ready = await chat.page("/readyz");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      reasons: ["the store does not answer, or takes no changes"],
      store: false,
      telegram: true,
    });
    expect((await chat.page("/healthz")).status).toBe(200);
    expect(await samples(chat)).toContain('cek_tagihan_ready{part="store"} 0');
    await redis.start();
    await expect.poll(async () => (await chat.page("/readyz")).status, { timeout: 10_000 }).toBe(200);
  });

  test("is not ready while Telegram is gone", { timeout: 20_000 }, async () => {
    const { chat } = await chatting();
    chat.excuse("polling");
    await chat.hangUp();
    const standing = async () => (await chat.page("/readyz")).json();
    await expect
      .poll(standing, { timeout: 15_000 })
      .toMatchObject({ ready: false, reasons: [expect.stringContaining("Telegram does not answer")], store: true });
  });
});

describe("what is counted", () => {
  test("has every update, turn, inquiry and call of a check, by kind and outcome", async () => {
    const { chat, sari } = await chatting();
    await sari.says("/start", `pln pascabayar ${account}`);
    const lines = await samples(chat);
    for (const line of [
      'cek_tagihan_updates_total{kind="message"} 2',
      'cek_tagihan_turns_total{event="command",outcome="taken"} 1',
      'cek_tagihan_turns_total{event="text",outcome="taken"} 1',
      "cek_tagihan_turn_seconds_count 2",
      'cek_tagihan_inquiries_total{product="pln-postpaid",provider="klikoo",outcome="bill",remembered="no"} 1',
      "cek_tagihan_inquiry_seconds_count 1",
      'cek_tagihan_attempts_total{product="pln-postpaid",provider="ayopop",outcome="provider-unavailable"} 1',
      'cek_tagihan_attempts_total{product="pln-postpaid",provider="klikoo",outcome="bill"} 1',
      'cek_tagihan_provider_seconds_count{provider="klikoo",outcome="answered"} 1',
      'cek_tagihan_provider_running{provider="klikoo"} 0',
      'cek_tagihan_provider_waiting{provider="klikoo"} 0',
      'cek_tagihan_circuit_open{provider="ayopop",group="electricity"} 0',
      'cek_tagihan_telegram_calls_total{method="sendMessage",outcome="ok"} 2',
      'cek_tagihan_ready{part="store"} 1',
      'cek_tagihan_ready{part="telegram"} 1',
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.some((line) => line.startsWith("process_cpu_seconds_total "))).toBe(true);
  });

  test("has who waits at a provider, and what Telegram failed at", async () => {
    const [front, klikoo] = [await telegramFront(), await heldKlikoo()];
    const chat = await routedChat({ concurrent: 1 }, { providers: klikoo.providers, behind: front.behind });
    chat.excuse("show");
    const [sari, budi] = [await chat.person("id"), await chat.person("id")];
    await sari.writes(`pln pascabayar ${account}`);
    await klikoo.isAsked(account);
    await budi.writes("pln pascabayar 520511567087");
    await expect
      .poll(() => samples(chat), { timeout: 5_000 })
      .toContain('cek_tagihan_provider_waiting{provider="klikoo"} 1');
    expect(await samples(chat)).toEqual(
      expect.arrayContaining(['cek_tagihan_provider_running{provider="klikoo"} 1', "cek_tagihan_jobs_open 2"]),
    );
    front.refuses(/^editMessageText$/);
    await klikoo.answers(account);
    const failed = 'cek_tagihan_telegram_calls_total{method="editMessageText",outcome="5xx"} ';
    const hasFailed = async () => (await samples(chat)).some((line) => line.startsWith(failed));
    await expect.poll(hasFailed, { timeout: 5_000 }).toBe(true);
    front.opens();
    await klikoo.answers("520511567087");
    await Promise.all([sari, budi].map((person) => person.sees("Total bayar")));
    expect(await samples(chat)).toContain('cek_tagihan_provider_waiting{provider="klikoo"} 0');
    await expect.poll(() => samples(chat), { timeout: 5_000 }).toContain("cek_tagihan_jobs_open 0");
  });

  test("has a provider that is left alone", async () => {
    const { chat } = await chatWithAyopop((_, response) => write(response, { status: 503, body: "" }), { failures: 1 });
    const sari = await chat.person("id");
    await sari.says("pln pascabayar 516070377775");
    const lines = await samples(chat);
    expect(lines).toContain('cek_tagihan_circuit_open{provider="ayopop",group="electricity"} 1');
    expect(lines).toContain('cek_tagihan_provider_seconds_count{provider="ayopop",outcome="unavailable"} 1');
    expect(lines.some((line) => line.startsWith('cek_tagihan_inquiry_seconds_bucket{le="1"}'))).toBe(true);
  });

  test("has an update that came twice once as taken and once as repeated", async () => {
    const { chat, sari } = await chatting();
    const own = await sari.writes("/start");
    await sari.sees("Mau cek tagihan apa?");
    for (const _ of [1, 2]) await chat.deliver({ update_id: 7, message: { ...own, text: "pdam" } });
    await sari.rests();
    const lines = await samples(chat);
    expect(lines).toContain('cek_tagihan_turns_total{event="text",outcome="taken"} 1');
    expect(lines).toContain('cek_tagihan_turns_total{event="text",outcome="repeated"} 1');
  });
});

describe("the log", () => {
  test("has a line for every turn and every inquiry", async () => {
    const { chat, sari } = await chatting();
    await sari.says("/start");
    await sari.presses("Listrik");
    await sari.says(`pln pascabayar ${account}`);
    const turns = chat.logged().filter(({ msg }) => msg === "turn");
    expect(turns).toMatchObject([
      { event: "command", command: "start", screen: "categories", outcome: "taken" },
      { event: "press", action: "category", screen: "products", outcome: "taken" },
      { event: "text", screen: "checking", outcome: "taken" },
    ]);
    for (const { update, milliseconds } of turns) {
      expect(update).toEqual(expect.any(Number));
      expect(milliseconds).toBeGreaterThan(0);
    }
    const [inquired, again] = chat.inquired();
    const answered = chat.logged().filter(({ msg }) => msg === "answered");
    expect(turns.map(({ reference }) => reference)).toEqual([undefined, undefined, inquired?.reference]);
    expect(answered).toMatchObject([{ reference: inquired?.reference, product: "pln-postpaid", outcome: "bill" }]);
    expect(again?.reference).toBe(inquired?.reference);
  });

  test("and the metrics name nobody, in private and in a group, whatever is asked", async () => {
    const { chat, sari } = await chatting();
    const group = chat.inGroup(sari);
    await sari.says(
      "/start",
      `pln pascabayar ${account}`,
      "pln pascabayar 530000000304",
      "pln 530000000999",
      "halo Budi",
    );
    await group.writes(`/cek pln pascabayar ${account}`);
    await group.sees("Total bayar");
    const labels = (await samples(chat)).map((line) => line.replace(/ \S+$/, ""));
    const told = `${JSON.stringify(chat.logged())}${labels.join("\n")}`;
    expect(told).toContain('"msg":"turn"');
    expect(told).toContain("cek_tagihan_turns_total");
    expect(told).not.toMatch(/514040400482|530000000|60000000\d\d|-100200000|halo|agen \d|budi/i);
  });
});
