import { describe, expect, onTestFinished, test } from "vitest";
import { type ChatOptions, startChat } from "../support/chat.ts";
import { heldKlikoo } from "../support/held-klikoo.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { said } from "../support/said.ts";
import { telegramFront } from "../support/telegram-front.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const first = "514040400482";
const second = "533512366386";
const checking = "🔎 Sedang dicek…";
const total = said("id", "bill.total");
const apology = said("id", "apology");
/** A whole program is ended and started again. */
const restarting = 30_000;

/** Sari, and a provider that answers when it is told to. */
async function withHeldProvider(options: ChatOptions = {}) {
  const klikoo = await heldKlikoo();
  const chat = await startChat({ providers: klikoo.providers, ...options });
  onTestFinished(chat.stop);
  const sari = await chat.person("id");
  const texts = async () => {
    await sari.looks();
    return sari.log().map(({ text = "" }) => text);
  };
  const bills = async () => (await texts()).filter((text) => text.includes(total));
  return { chat, klikoo, sari, texts, bills };
}

describe("who checks another number meanwhile", () => {
  test.each([
    ["the second", [second, first]],
    ["the first", [first, second]],
  ])("has both bills, the left one in a message of its own, when %s is answered first", async (_, order) => {
    const { sari, klikoo, bills } = await withHeldProvider();
    await sari.writes(`pln pascabayar ${first}`);
    await klikoo.isAsked(first);
    await sari.writes(`/cek pln pascabayar ${second}`);
    await klikoo.isAsked(second);
    for (const [at, account] of order.entries()) {
      await klikoo.answers(account);
      await expect.poll(bills).toHaveLength(at + 1);
    }
    await sari.rests();
    const [of2, of1] = (await bills()).sort((one) => (one.includes(second) ? -1 : 1));
    expect(of2).toMatch(new RegExp(`^PLN Pascabayar\n(.*\n)?🔢 ${second}`));
    expect(of1).toMatch(/^📬 Hasil cek yang tadi diminta, .*:\n\nPLN Pascabayar\n/);
    expect(of1).toContain(`🔢 ${first}`);
    expect(sari.log()).toHaveLength(2);
    expect(klikoo.asked).toEqual([first, second]);
  });

  test("and cancels, has neither", async () => {
    const { sari, klikoo, texts } = await withHeldProvider();
    await sari.writes(`pln pascabayar ${first}`);
    await klikoo.isAsked(first);
    await sari.writes(`/cek pln pascabayar ${second}`);
    await klikoo.isAsked(second);
    await sari.says("/batal");
    await Promise.all([first, second].map(klikoo.answers));
    await sari.rests();
    expect(await texts()).toEqual([expect.stringContaining(said("id", "notice.cancelled"))]);
  });
});

test("a check that was left is asked again after a restart, and told once", { timeout: restarting }, async () => {
  const { chat, sari, klikoo, bills } = await withHeldProvider({ storeUrl: `file:${temporaryFolder()}` });
  await sari.writes(`pln pascabayar ${first}`);
  await klikoo.isAsked(first);
  await sari.writes("/start");
  await sari.sees("Mau cek tagihan apa?");
  await chat.restart();
  expect(await bills()).toEqual([]);
  await expect.poll(() => klikoo.asked).toEqual([first, first]);
  await klikoo.answers(first);
  await expect.poll(bills).toEqual([expect.stringMatching(/^📬/)]);
  await chat.restart();
  await sari.rests();
  expect(await bills()).toHaveLength(1);
  expect(klikoo.asked).toHaveLength(2);
});

describe("while Telegram is away", () => {
  async function withFront() {
    const front = await telegramFront();
    const held = await withHeldProvider({ behind: front.behind });
    held.chat.excuse("show");
    return { ...held, front };
  }

  test("an answer waits, and stands in its message by itself when Telegram is back", async () => {
    const { sari, klikoo, front, texts } = await withFront();
    await sari.writes(`pln pascabayar ${first}`);
    await sari.sees(checking);
    front.refuses(/^editMessageText$/);
    await klikoo.answers(first);
    await expect.poll(() => front.refused).toContain("editMessageText");
    expect(await texts()).toEqual([expect.stringContaining(checking)]);
    front.opens();
    await sari.sees(total);
    expect(await texts()).toEqual([expect.stringContaining(total)]);
  });

  test("a check goes on without a screen, and ends in one bill when Telegram is back", async () => {
    const { sari, klikoo, front, texts } = await withFront();
    front.refuses(/^(send|edit)Message/);
    await sari.writes(`pln pascabayar ${first}`);
    await klikoo.answers(first);
    await expect.poll(() => front.refused).toContain("sendMessage");
    expect(await texts()).toEqual([]);
    front.opens();
    await sari.sees(total);
    expect(await texts()).toEqual([expect.stringContaining(total)]);
    expect(klikoo.asked).toEqual([first]);
  });
});

describe.skipIf(!redisInstalled)(`while the store is away${redisNote}`, () => {
  const keeping = () => ["--save", "", "--appendonly", "yes", "--appendfsync", "always", "--dir", temporaryFolder()];

  test("who writes is told so, and the bill comes by itself when it is back", { timeout: restarting }, async () => {
    const redis = await redisServer(keeping());
    const { chat, sari, klikoo, texts, bills } = await withHeldProvider({ storeUrl: redis.url });
    for (const during of ["store", "sharing"]) chat.excuse(during);
    await sari.writes(`pln pascabayar ${first}`);
    await sari.sees(checking);
    await klikoo.isAsked(first);
    await redis.stop();
    await klikoo.answers(first);
    await expect.poll(() => chat.logged().map(({ msg }) => msg)).toContain("answered");
    await sari.writes("halo");
    await sari.sees(apology);
    expect(await bills()).toEqual([]);
    await redis.start();
    await sari.sees(total);
    expect((await texts()).filter((text) => text.includes(checking))).toEqual([]);
    expect(klikoo.asked).toEqual([first]);
  });
});
