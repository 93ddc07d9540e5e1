import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { Reason } from "../../src/inquiry/outcome.ts";
import { stories } from "../../src/sandbox/stories.ts";
import { startChat } from "../support/chat.ts";
import { said } from "../support/said.ts";

/** A provider that is slow or hangs is given up soon, so that nobody has to wait for the tests. */
const chat = await startChat({ providerTimeoutMs: 300 });
afterAll(chat.stop);

/** What a number of PLN postpaid comes to, asked at Ayopop and, where that fails, at Klikoo. */
const ends: Readonly<Record<string, Reason | "bill">> = {
  "000302": "already-paid",
  "000303": "not-issued-yet",
  "000304": "unknown-account",
  "000322": "wrong-product",
  "000112": "blocked",
  "000320": "pay-at-counter",
  "000301": "arrears-limit",
  "000313": "amount-out-of-range",
  "000310": "cut-off",
  "000184": "product-closed",
  "000330": "too-often",
  "000181": "provider-unavailable",
  "000401": "provider-refused-us",
  "000999": "provider-misbehaved",
  "000003": "bill",
  "000005": "provider-unavailable",
  "000030": "provider-unavailable",
  "000600": "provider-misbehaved",
  "000601": "provider-unavailable",
  "000500": "provider-unavailable",
  "000700": "provider-unavailable",
  "000701": "provider-unavailable",
};

describe("every story has an end that the agent understands, in both languages", () => {
  test.each(stories)("$ending: $text.en", async ({ ending }) => {
    const end = ends[ending];
    const sari = await chat.person("id");
    await sari.says(`pln pascabayar 530000${ending}`);
    expect(sari.screen()).toContain(`PLN Pascabayar\n`);
    expect(sari.screen()).toContain(`🔢 530000${ending}`);
    expect(sari.screen()).toContain(end === "bill" ? "Total bayar" : said("id", `reason.${end}`));
    expect(sari.screen()).toContain("Ref <reference> · Ayopop");

    await sari.says("/language");
    await sari.presses("English");
    expect(sari.screen()).toContain(end === "bill" ? "Total to pay" : said("en", `reason.${end}`));
    expect(sari.screen()).toContain("Check again");
    expect(sari.screen()).toContain("Menu");
  });
});

test("a bill of three months shows each of them, and what it comes to", async () => {
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 530000000003");
  expect(sari.screen().match(/^Jumlah: Rp/gm)).toHaveLength(3);
  expect(sari.screen()).toContain("Biaya admin: Rp");
  expect(sari.screen()).not.toContain(said("id", "bill.mismatch"));
});

test("what a provider says of it is told as its own words, but never why it refuses us", async () => {
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 530000000304");
  expect(sari.screen()).toContain("Pesan dari pusat: “");
  await sari.says("530000000401");
  expect(sari.screen()).toContain(said("id", "reason.provider-refused-us"));
  expect(sari.screen()).not.toContain("Pesan dari pusat");
});

test("asked too often, the agent is told when to ask again", async () => {
  const sari = await chat.person("en");
  await sari.says("pln postpaid 530000000330");
  expect(sari.screen()).toContain("You can check again from <time>.");
});

test("what fails at one provider is asked at the other, which gives the bill", async () => {
  const sari = await chat.person("id");
  const before = chat.inquired().length;
  await sari.says("pln pascabayar 514040400482");
  expect(sari.screen()).toContain("👤 INDAH PUTRI");
  expect(sari.screen()).toContain("Ref <reference> · Klikoo");
  const asked = chat.inquired().slice(before);
  expect(asked.map(({ provider, outcome }) => `${provider}: ${outcome}`)).toEqual([
    "ayopop: provider-unavailable",
    "klikoo: bill",
  ]);
  expect(JSON.stringify(asked)).not.toContain("514040400482");
});

test("an answer after five seconds is the same bill", { timeout: 15_000 }, async () => {
  const patient = await startChat();
  onTestFinished(patient.stop);
  const sari = await patient.person("en");
  await sari.says("pln postpaid 530000000005");
  expect(sari.screen()).toContain("Total to pay");
});
