import { afterAll, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

const bot = "@cek_tagihan_bot";

async function two(languages: readonly [string, string] = ["id", "id"]) {
  const group = chat.newGroup();
  const [sari, budi] = [await chat.person(languages[0]), await chat.person(languages[1])];
  return { sari: chat.inGroup(sari, group), budi: chat.inGroup(budi, group) };
}

test("two people in one group have each their own conversation and language", async () => {
  const { sari, budi } = await two(["id", "en"]);
  await sari.says("/cek");
  await budi.says("/check");
  await sari.presses("BPJS", "BPJS Kesehatan");
  await budi.presses("Electricity", "PLN Postpaid");
  expect(sari.screen()).toContain("BPJS Kesehatan\n\nKirim nomor VA");
  expect(budi.screen()).toContain("PLN Postpaid\n\nSend the PLN customer ID");
  expect(budi.screen()).toContain("In a group, send it as a reply to this message.");
  await budi.replies("514040400482");
  await sari.says(`8888801433177155 ${bot}`);
  expect(budi.screen()).toContain("Total to pay: IDR 25,720");
  await sari.presses("1");
  expect(sari.screen()).toContain("🔢 8888801433177155\nJumlah bulan: 1");
  expect(sari.screen()).toContain("Total bayar");
});

test.each([
  ["id", "Tombol ini milik orang lain. Ketik /cek untuk mulai sendiri."],
  ["en", "This button belongs to someone else. Type /check to start your own."],
])("another's button says that it is another's, and does nothing: %s", async (language, toast) => {
  const { sari, budi } = await two(["id", language]);
  await sari.says("/cek");
  const before = sari.screen();
  await budi.pressesOn(sari.message(), "BPJS");
  expect(budi.toast()).toBe(toast);
  await sari.rests();
  expect(sari.screen()).toBe(before);
  await sari.presses("BPJS");
  expect(sari.toast()).toBeUndefined();
  expect(sari.screen()).toContain("[BPJS Kesehatan]");
});

test("cost and margin are for the agent alone, never for a group", async () => {
  const person = await chat.person("id");
  await person.says("pln pascabayar 514040400482");
  expect(person.screen()).toContain("🔒 Khusus agen: modal Rp25.360, komisi Rp360");
  const group = chat.inGroup(person);
  await group.says("/cek pln pascabayar 514040400482");
  expect(group.screen()).toContain("Total bayar: Rp25.720");
  expect(group.screen()).not.toMatch(/modal|komisi|25\.360/);
  expect(group.copies("Salin untuk pelanggan")).not.toMatch(/modal|komisi|25\.360/);
});

test("what people say to each other is not answered; a command, a mention and a reply are", async () => {
  const { sari, budi } = await two();
  await sari.says("/cek");
  await budi.writes("514040400482");
  await budi.writes("nanti aku cek ya");
  await budi.writes("/cek@another_bot");
  await sari.says(`${bot} pln pascabayar 514040400482`);
  expect(sari.screen()).toContain("Total bayar: Rp25.720");
  expect(sari.log()).toHaveLength(1);
  await budi.says("/cek@cek_tagihan_bot pln 514040400482");
  expect(budi.screen()).toContain("514040400482 di “pln”, yang mana?");
});
