import { afterAll, describe, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

describe("what cannot be read is answered, and the question stands below it", () => {
  test.each(["sticker", "photo", "voice", "document", "location", "contact"])("a %s", async (kind) => {
    const sari = await chat.person("id");
    await sari.says("PLN Pascabayar");
    await sari.presses("PLN Pascabayar");
    await sari.sends(kind);
    expect(sari.screen()).toContain("Maaf, saya cuma bisa baca tulisan.");
    expect(sari.screen()).toContain("Kirim ID pelanggan PLN (12 angka).");
    await sari.says("514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("and a bill above it moves down with it, so that it is not there twice", async () => {
    const sari = await chat.person("id");
    const bills = () => sari.log().filter(({ text }) => text?.includes("Total bayar"));
    await sari.says("pln pascabayar 514040400482");
    await sari.sends("sticker");
    await sari.sends("voice");
    expect(sari.screen()).toContain("Maaf, saya cuma bisa baca tulisan.");
    expect(bills()).toHaveLength(1);
    await sari.says("/terakhir");
    expect(sari.screen()).not.toContain("Maaf");
    expect(bills()).toHaveLength(1);
    await sari.says("516070377775");
    expect(bills()).toHaveLength(2);
  });

  test("and in English, before anything else was said", async () => {
    const emma = await chat.person("en");
    await emma.sends("sticker");
    expect(emma.screen()).toContain("Sorry, I can only read text.");
    expect(emma.screen()).toContain("Which bill would you like to check?");
  });
});

test("a message of 4,096 characters", async () => {
  const sari = await chat.person("id");
  await sari.says("panjang ".repeat(512));
  expect(sari.screen()).toContain("tidak ketemu");
  await sari.says("7".repeat(4096));
  expect(sari.screen()).toContain("[🏠 Produk lain]");
  await sari.says("PLN Pascabayar");
  await sari.presses("PLN Pascabayar");
  await sari.says("8".repeat(4096));
  expect(sari.screen()).toContain("⚠️ Nomornya harus 12 angka");
  await sari.says("👍🏽".repeat(1024));
  expect(sari.screen()).toContain("⚠️");
});

test.each(["5️⃣1️⃣4️⃣0️⃣", "🔥🔥🔥", "<b>tebal</b> & miring", "{{account}} $t(help.text)", "\u202e514040400482"])(
  "a text that nobody would write: %s",
  async (text) => {
    const sari = await chat.person("id");
    await sari.says(text);
    expect(sari.buttons().length).toBeGreaterThan(0);
    expect(sari.screen()).not.toMatch(/undefined|Bantuan/);
    await sari.says("PLN Pascabayar");
    await sari.presses("PLN Pascabayar");
    await sari.says(text);
    expect(sari.screen()).toMatch(/Contoh: 514040400482|Total bayar/);
  },
);

test("what was typed is shown as it was typed, never as markup", async () => {
  const sari = await chat.person("id");
  await sari.says("<b>x</b> & {{query}}");
  expect(sari.screen()).toContain("“<b>x</b> & {{query}}” tidak ketemu.");
});

describe("an edited message", () => {
  test("is a corrected number while a number is asked for", async () => {
    const sari = await chat.person("id");
    await sari.says("PLN Pascabayar");
    await sari.presses("PLN Pascabayar");
    const typo = await sari.writes("51404040048");
    await sari.sees("11 angka itu nomor meter");
    await sari.edits(typo, "514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("is else said not to be read", async () => {
    const emma = await chat.person("en");
    const first = await emma.writes("/start");
    await emma.sees("Which bill");
    await emma.edits(first, "/help");
    expect(emma.screen()).toContain("I don't read edited messages.");
  });
});

describe("a command in the middle of an input", () => {
  test.each([
    ["/start", "Halo! Saya bantu cek tagihan pelanggan Anda.", "Mau cek tagihan apa?"],
    ["/cek", "Mau cek tagihan apa?", "Pilih di bawah"],
    ["/batal", "Oke, dibatalkan.", "Mau cek tagihan apa?"],
    ["/cancel", "Oke, dibatalkan.", "Mau cek tagihan apa?"],
    ["/bantuan", "Bantuan", "Nomor untuk dicoba"],
    ["/help", "Bantuan", "Bot ini hanya mengecek, tidak membayar."],
    ["/terakhir", "Belum ada tagihan yang dicek hari ini.", "berapa bulan"],
  ])("%s", async (command, first, second) => {
    const sari = await chat.person("id");
    await sari.says("bpjs kesehatan 8888801433177155", command);
    expect(sari.screen()).toContain(first);
    expect(sari.screen()).toContain(second);
  });

  test("help lies over the input, which is there again behind it", async () => {
    const sari = await chat.person("id");
    await sari.says("bpjs kesehatan 8888801433177155", "/bantuan");
    await sari.presses("⬅️ Kembali");
    expect(sari.screen()).toContain("🔢 8888801433177155\n\nMau cek untuk berapa bulan?");
  });
});

test.each([
  ["id", "/saldoku_berapa", "tidak ketemu"],
  ["en", "/settings", "Nothing found"],
  ["en", "/", "Nothing found"],
])("an unknown command is answered: %s %s", async (language, command, shown) => {
  const somebody = await chat.person(language);
  await somebody.says(command);
  expect(somebody.screen()).toContain(shown);
});
