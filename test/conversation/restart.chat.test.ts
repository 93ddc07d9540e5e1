import { expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function lastingChat() {
  const chat = await startChat({ storeUrl: `file:${temporaryFolder()}` });
  onTestFinished(chat.stop);
  return chat;
}

test("the last bill is shown after a restart, and in another language, without asking again", async () => {
  const chat = await lastingChat();
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 514040400482");
  const bill = sari.screen();
  const asked = chat.inquired().length;
  await chat.restart();

  await sari.says("/terakhir");
  expect(sari.screen()).toBe(bill);
  await chat.restart();
  await sari.says("/language");
  await sari.presses("English");
  expect(sari.screen()).toContain("Total to pay: IDR 25,720");
  expect(chat.inquired()).toHaveLength(asked);
});

test("the buttons of a bill work after a restart, and so does the next number", async () => {
  const chat = await lastingChat();
  const sari = await chat.person("id");
  await sari.says("bpjs kesehatan 8888801433177155", "1");
  await chat.restart();
  await sari.presses("✏️ Ubah bulan", "3");
  expect(sari.screen()).toContain("Jumlah bulan: 3");
  await chat.restart();
  await sari.says("8888801470615100");
  expect(sari.screen()).toContain("🔢 8888801470615100\n\nMau cek untuk berapa bulan?");
});

test("an input goes on where the restart broke in", async () => {
  const chat = await lastingChat();
  const emma = await chat.person("en");
  await emma.says("gopay 081215474224", "9000");
  await chat.restart();
  await emma.presses("IDR 50,000");
  expect(emma.screen()).toContain("🔢 081215474224\nAmount: IDR 50,000");
  expect(emma.screen()).toContain("Total to pay");
});

test("where the live message is gone, another takes its place", async () => {
  const storeUrl = `file:${temporaryFolder()}`;
  const before = await startChat({ storeUrl });
  const early = await before.person("id");
  await early.says("pln pascabayar 514040400482");
  await before.stop();

  // A new playground has the same people and none of the messages.
  const after = await startChat({ storeUrl });
  onTestFinished(after.stop);
  const sari = await after.person("id");
  expect(sari.id).toBe(early.id);
  await sari.says("533512366386");
  expect(sari.screen()).toContain("🔢 533512366386");
  expect(sari.screen()).toContain("Total bayar");
  await sari.says("/terakhir");
  expect(sari.screen()).toContain("🔢 533512366386");
});
