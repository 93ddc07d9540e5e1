import { expect, onTestFinished, test } from "vitest";
import { type ChatOptions, startChat } from "../support/chat.ts";
import { heldKlikoo } from "../support/held-klikoo.ts";
import { telegramFront } from "../support/telegram-front.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const account = "514040400482";
/** A whole program is ended and started again. */
const restarting = 30_000;

/** Sari in a group, where a provider answers when it is told to; she has talked with the bot before. */
async function inGroup(options: ChatOptions = {}) {
  const klikoo = await heldKlikoo();
  const chat = await startChat({ providers: klikoo.providers, storeUrl: `file:${temporaryFolder()}`, ...options });
  onTestFinished(chat.stop);
  const ofSari = await chat.person("id");
  await ofSari.says("/start");
  const sari = chat.inGroup(ofSari);
  const seen = async (partner: typeof sari, text: string) => {
    await partner.looks();
    return partner.log().filter((message) => message.text?.includes(text)).length;
  };
  return { chat, klikoo, sari, ofSari, masked: () => seen(sari, "5140••••0482"), whole: () => seen(ofSari, account) };
}

test("a check in a group is asked again after a restart: one bill for all, one for its person", {
  timeout: restarting,
}, async () => {
  const { chat, klikoo, sari, masked, whole } = await inGroup();
  await sari.writes(`/cek pln pascabayar ${account}`);
  await klikoo.isAsked(account);
  await chat.restart();
  await expect.poll(() => klikoo.asked).toEqual([account, account]);
  await klikoo.answers(account);
  await expect.poll(whole).toBe(1);
  await sari.sees("Total bayar");
  await chat.restart();
  await sari.rests();
  expect([await masked(), await whole()]).toEqual([1, 1]);
});

test("what could not be given to its person before a restart is given after it, once", {
  timeout: restarting,
}, async () => {
  const front = await telegramFront();
  const { chat, klikoo, sari, masked, whole } = await inGroup({ behind: front.behind });
  chat.excuse("show");
  await sari.writes(`/cek pln pascabayar ${account}`);
  await klikoo.isAsked(account);
  await sari.sees("🔎");
  front.refuses(/^sendMessage$/);
  await klikoo.answers(account);
  await sari.sees("Total bayar");
  await expect.poll(() => front.refused).toContain("sendMessage");
  expect(await whole()).toBe(0);
  await chat.restart();
  front.opens();
  await expect.poll(whole, { timeout: 15_000 }).toBe(1);
  await chat.restart();
  await sari.rests();
  expect([await masked(), await whole()]).toEqual([1, 1]);
  expect(klikoo.asked).toEqual([account]);
});

test("who is left behind by a late answer has it whole as well, and the group has it masked", async () => {
  const { klikoo, sari, masked, whole } = await inGroup();
  await sari.writes(`/cek pln pascabayar ${account}`);
  await klikoo.isAsked(account);
  await sari.writes("/cek");
  await sari.sees("Mau cek tagihan apa?");
  await klikoo.answers(account);
  await expect.poll(whole).toBe(1);
  await sari.sees("📬 Hasil cek yang tadi diminta");
  await sari.rests();
  expect([await masked(), await whole()]).toEqual([1, 1]);
});
