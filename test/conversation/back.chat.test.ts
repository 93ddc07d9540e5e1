import { afterAll, describe, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

test("back goes one step at a time, from the last input to the start", async () => {
  const sari = await chat.person("id");
  await sari.says("/start");
  await sari.presses("🎮", "Mobile Legends");
  await sari.says("12345678");
  expect(sari.screen()).toContain("🔢 12345678\n\nKirim zone ID-nya.");
  await sari.presses("⬅️ Kembali");
  expect(sari.screen()).toContain("Mobile Legends\n\nKirim user ID dan zone ID pemain.");
  await sari.presses("⬅️ Kembali");
  expect(sari.screen()).toContain("🎮 Game\nPilih produknya.");
  await sari.presses("⬅️ Kembali");
  expect(sari.screen()).toContain("Mau cek tagihan apa?");
});

test("back from an input that is entered anew shows the result as it was", async () => {
  const emma = await chat.person("en");
  await emma.says("bpjs health 8888801433177155", "1");
  const bill = emma.screen();
  await emma.presses("✏️ Change months", "⬅️ Back");
  expect(emma.screen()).toBe(bill);
  await emma.presses("➡️ Another number");
  await emma.says("123");
  expect(emma.screen()).toContain("⚠️");
  await emma.presses("⬅️ Back");
  expect(emma.screen()).toBe(bill);
});

test("back from help and from the languages shows what they covered", async () => {
  const sari = await chat.person("id");
  await sari.says("pln 514040400482");
  const choice = sari.screen();
  await sari.says("/bantuan");
  await sari.presses("⬅️ Kembali");
  expect(sari.screen()).toBe(choice);
  await sari.says("/bantuan");
  await sari.presses("🌐 Bahasa", "⬅️ Kembali");
  expect(sari.screen()).toBe(choice);
});

describe("every question can be cancelled", () => {
  test.each([
    ["id", "✖️ Batal", "Oke, dibatalkan.", "PLN Pascabayar"],
    ["id", "✖️ Batal", "Oke, dibatalkan.", "bpjs kesehatan 8888801433177155"],
    ["id", "✖️ Batal", "Oke, dibatalkan.", "mobile legends 12345678"],
    ["id", "✖️ Batal", "Oke, dibatalkan.", "gopay 081215474224"],
    ["en", "✖️ Cancel", "OK, cancelled.", "PLN Postpaid"],
    ["en", "✖️ Cancel", "OK, cancelled.", "honkai 100123456"],
    ["en", "✖️ Cancel", "OK, cancelled.", "google play budi@example.com"],
  ])("%s, %s: %s after %s", async (language, label, cancelled, line) => {
    const person = await chat.person(language);
    await person.says(line);
    if (person.screen().includes(`[${line}]`)) await person.presses(line);
    await person.presses(label);
    expect(person.screen()).toContain(cancelled);
    expect(person.buttons().some(({ text }) => text.startsWith("⚡"))).toBe(true);
    expect(person.log()).toHaveLength(1);
  });
});

test("a check leaves one message behind, the bill, however many steps led there", async () => {
  const sari = await chat.person("id");
  await sari.says("/start");
  await sari.presses("BPJS", "BPJS Kesehatan");
  await sari.says("1", "8888801433177155", "99", "2");
  expect(sari.screen()).toContain("Total bayar");
  expect(sari.log()).toHaveLength(1);
});
