import { describe, expect, onTestFinished, test } from "vitest";
import { defaultLimits } from "../../src/playground/limits.ts";
import type { ChatOptions } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";
import { written } from "../support/shown-message.ts";
import { opsGroup, type Staff, staffedChat } from "../support/staffed-chat.ts";

const typed = "/pengumuman Besok PLN tutup pukul 23.00 & <b>bukan</b> 24.00.\n---\nPLN closes at 23:00 tomorrow.";
const indonesian = "📢 Pengumuman\n\nBesok PLN tutup pukul 23.00 & <b>bukan</b> 24.00.";
const english = "📢 Announcement\n\nPLN closes at 23:00 tomorrow.";

const boss: Staff = { role: "owner" };
const agents = (count: number): readonly Staff[] => Array.from({ length: count }, () => ({ role: "agent" }));

async function opened(staff: readonly Staff[], options: ChatOptions = {}) {
  const chat = await staffedChat(staff, options);
  onTestFinished(chat.stop);
  const owner = await chat.person("id");
  return { chat, owner, ops: chat.inGroup(owner, opsGroup) };
}

/** Writes it in the ops group and gives the question that stands under it then. */
async function asks(ops: Partner, text = typed) {
  await ops.writes(text);
  return ops.sees("Kirim sekarang?");
}

describe("an announcement is shown first", () => {
  test("as people will get it, in both languages, with how many they are, and may be called off", async () => {
    const { chat, ops } = await opened([boss, { role: "agent", locale: "en" }, { role: "agent" }]);
    await ops.writes(typed);
    const question = await ops.sees("Kirim sekarang?");
    await ops.looks();
    expect(ops.log().map(written)).toEqual([
      indonesian,
      english,
      "☝️ Begitu nanti pengumumannya terlihat.\nPenerima: 3 (Indonesia 2, Inggris 1)\n\nKirim sekarang?\n[📢 Kirim] [✖️ Batal]",
    ]);
    await ops.pressesOn(question, "Batal");
    await ops.sees("Oke, pengumuman tidak dikirim.");
    for (const person of chat.ids) expect(await chat.texts(person)).toEqual([]);
  });

  test("one text is for everybody, and it says how an English one is added", async () => {
    const { ops } = await opened([boss]);
    const question = await asks(ops, "/pengumuman Besok tutup.");
    expect(written(question)).toContain("Semua orang menerima teks yang sama. Mau ada teks Inggrisnya?");
  });

  test.each([
    ["/pengumuman", "Tulis pengumumannya di belakang perintah"],
    ["/announce a\n---\n", "Tulis pengumumannya di belakang perintah"],
    [`/pengumuman ${"panjang ".repeat(440)}`, "Teksnya kepanjangan 19 karakter"],
  ])("not in its form, it is not shown, and it is said why (%#)", async (text, answer) => {
    const { ops } = await opened([boss]);
    await ops.writes(text);
    await ops.sees(answer);
  });

  test("agents have no such command, and cannot press its buttons", async () => {
    const { chat, ops } = await opened([boss, { role: "agent" }]);
    const agent = await chat.person("id");
    await agent.says(typed);
    expect(agent.screen()).not.toContain("Kirim sekarang?");
    const question = await asks(ops);
    const inOps = chat.inGroup(agent, opsGroup);
    await inOps.pressesOn(question, "Kirim");
    expect(inOps.toast()).not.toBe("Mulai dikirim.");
    expect(await chat.texts(agent.id)).not.toContain(indonesian);
  });
});

test("everybody who may use the bot gets it, in their language; who blocked it is counted", async () => {
  const staff: readonly Staff[] = [
    boss,
    { role: "agent", locale: "en" },
    { role: "ops", locale: "id" },
    { role: "agent", isSuspended: true },
    { role: "agent" },
    { role: "agent", speaks: "en" },
    { role: "agent", speaks: "en", locale: "id" },
  ];
  const { chat, ops } = await opened(staff);
  const [first = 0, inEnglish = 0, inIndonesian = 0, suspended = 0, gone = 0, speaking = 0, chosen = 0] = chat.ids;
  await chat.blocks(gone);
  const question = await asks(ops);
  await ops.pressesOn(question, "Kirim");
  expect(ops.toast()).toBe("Mulai dikirim.");
  const end = await ops.sees("✅ Pengumuman selesai dikirim");
  expect(written(end)).toBe(
    "✅ Pengumuman selesai dikirim\nTerkirim: 5 dari 6\nTidak sampai (bot diblokir atau chat ditutup): 1",
  );
  expect(end.message_id).toBe(question.message_id);
  expect(await chat.texts(first)).toEqual([indonesian]);
  expect(await chat.texts(inEnglish)).toEqual([english]);
  expect(await chat.texts(inIndonesian)).toEqual([indonesian]);
  expect(await chat.texts(suspended)).toEqual([]);
  expect(await chat.texts(speaking)).toEqual([english]);
  expect(await chat.texts(chosen)).toEqual([indonesian]);
});

test("stopped in the middle, it says how many have it", async () => {
  const { chat, ops } = await opened([boss, ...agents(60)]);
  await ops.pressesOn(await asks(ops), "Kirim");
  const running = await ops.sees("⏳ Pengumuman sedang dikirim");
  await ops.pressesOn(running, "Hentikan");
  const end = await ops.sees("⏹ Pengumuman dihentikan");
  const [, sent = "", left = ""] = /Terkirim: (\d+) dari 61\nTidak dikirimi: (\d+)/.exec(written(end)) ?? [];
  expect(Number(sent) + Number(left)).toBe(61);
  expect(Number(left)).toBeGreaterThan(20);
  const got = await Promise.all(chat.ids.map(chat.texts));
  expect(got.filter((texts) => texts.length === 1)).toHaveLength(Number(sent));
});

test("a bot that starts again in the middle of it goes on: everybody has it once", async () => {
  const { chat, ops } = await opened([boss, ...agents(60)]);
  await ops.pressesOn(await asks(ops), "Kirim");
  await ops.sees("⏳ Pengumuman sedang dikirim");
  await chat.restart();
  const before = (await Promise.all(chat.ids.map(chat.texts))).filter((texts) => texts.length > 0).length;
  expect(before).toBeLessThan(61);
  await ops.sees("✅ Pengumuman selesai dikirim\nTerkirim: 61 dari 61");
  for (const person of chat.ids) expect(await chat.texts(person)).toEqual([indonesian]);
});

test("beside it an agent's check goes as fast as ever, and Telegram's limits are kept", async () => {
  const { chat, ops } = await opened([boss, ...agents(120)], { limits: defaultLimits });
  const agent = await chat.person("id");
  await ops.pressesOn(await asks(ops), "Kirim");
  await agent.sees("📢 Pengumuman");
  const took: number[] = [];
  for (let check = 0; check < 5; check += 1) {
    const begun = performance.now();
    await agent.says("pln pascabayar 514040400482");
    took.push(performance.now() - begun);
    expect(agent.screen()).toContain("Total bayar");
  }
  await ops.sees("Terkirim: 121 dari 121");
  expect(Math.max(...took)).toBeLessThan(2_000);
  expect(chat.counts().overall).toMatchObject({ refused: 0 });
  expect(chat.counts().overall.mostInSecond).toBeLessThanOrEqual(30);
});
