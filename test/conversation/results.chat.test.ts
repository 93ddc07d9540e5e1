import { afterAll, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";
import type { Partner } from "../support/chat-partner.ts";

const chat = await startChat();
afterAll(chat.stop);

/** How many questions went to the providers meanwhile. */
async function asked(work: () => Promise<void>): Promise<number> {
  const before = chat.inquired().length;
  await work();
  return chat.inquired().length - before;
}

async function withBill(first: string, languageCode = "id"): Promise<Partner> {
  const agent = await chat.person(languageCode);
  await agent.says(first);
  return agent;
}

test("the next customer's number needs no tap, and the bill before stays with its copy buttons", async () => {
  const sari = await withBill("pln pascabayar 516070377775");
  const first = sari.message();
  await sari.says("533512366386");
  expect(sari.screen()).toContain("🔢 533512366386");
  expect(sari.screen()).toContain("Total bayar");
  const left = sari.log().find(({ message_id }) => message_id === first.message_id);
  expect(left?.text).toBe(first.text);
  expect(left?.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "Salin nomor" }, { text: "Salin total" }], [{ text: "Salin untuk pelanggan" }]],
  });
});

test("another number of the same product", async () => {
  const sari = await withBill("bpjs kesehatan 8888801433177155");
  await sari.presses("1", "➡️ Nomor lain");
  expect(sari.screen()).toContain("BPJS Kesehatan\n\nKirim nomor VA keluarga atau nomor kartu BPJS.");
  await sari.presses("⬅️ Kembali");
  expect(sari.screen()).toContain("🔢 8888801433177155");
  expect(sari.screen()).toContain("Total bayar");
  await sari.presses("➡️ Nomor lain");
  await sari.says("8888801470615100");
  expect(sari.screen()).toContain("🔢 8888801470615100\n\nMau cek untuk berapa bulan?");
});

test.each([
  ["id", "bpjs kesehatan 8888801433177155", "1", "✏️ Ubah bulan", "3", "Jumlah bulan: 3"],
  ["en", "bpjs health 8888801433177155", "1", "✏️ Change months", "12", "Months: 12"],
  ["id", "gopay 081215474224", "Rp20.000", "✏️ Ubah nominal", "Rp100.000", "Nominal: Rp100.000"],
  ["en", "gopay 081215474224", "IDR 20,000", "✏️ Change amount", "IDR 500,000", "Amount: IDR 500,000"],
])("one input is entered anew, the others stay: %s %s", async (language, first, choice, change, other, shown) => {
  const sari = await withBill(first, language);
  await sari.presses(choice);
  const questions = await asked(() => sari.presses(change, other));
  expect(sari.screen()).toContain(shown);
  expect(sari.screen()).toMatch(/Total bayar|Total to pay/);
  expect(questions).toBe(1);
});

test("the zone of a game is entered anew", async () => {
  const sari = await withBill("mobile legends 12345678 (1234)", "en");
  await sari.presses("✏️ Change zone/server");
  expect(sari.screen()).toContain("🔢 12345678\n\nSend the zone ID.");
  await sari.says("5678");
  expect(sari.screen()).toContain("Zone: 5678");
});

test("after a reason the number is corrected, and what was entered beside it stays", async () => {
  const sari = await withBill("bpjs kesehatan 8888800000000304");
  await sari.presses("2");
  expect(sari.screen()).toContain("Nomor tidak ditemukan.");
  await sari.presses("✏️ Ubah nomor");
  expect(sari.screen()).toContain("BPJS Kesehatan\nJumlah bulan: 2\n\nKirim nomor VA keluarga");
  await sari.says("8888801433177155");
  expect(sari.screen()).toContain("🔢 8888801433177155\nJumlah bulan: 2");
  expect(sari.screen()).toContain("Total bayar");
});

test("checking again asks again, in place", async () => {
  const sari = await withBill("pln pascabayar 516070377775");
  const { message_id } = sari.message();
  expect(await asked(() => sari.presses("🔄 Cek lagi"))).toBe(1);
  expect(sari.message().message_id).toBe(message_id);
  expect(sari.screen()).toContain("Total bayar: Rp25.220");
});

test("another product leaves the bill in the chat, and the product is one tap away", async () => {
  const sari = await withBill("pln pascabayar 516070377775");
  const bill = sari.message();
  await sari.presses("🏠 Produk lain");
  expect(sari.message().message_id).toBeGreaterThan(bill.message_id);
  expect(sari.screen()).toContain("[🕘 PLN Pascabayar]\n[⚡ Listrik PLN] [💧 Air PDAM]");
  expect(sari.log().map(({ text }) => text)).toContain(bill.text);
  await sari.presses("🕘 PLN Pascabayar");
  expect(sari.screen()).toContain("Kirim ID pelanggan PLN (12 angka).");
});

test.each(["/terakhir", "/last"])(
  "the last bill comes back by button and by %s, and nobody is asked",
  async (command) => {
    const sari = await withBill("pln pascabayar 516070377775");
    const bill = sari.screen();
    await sari.presses("🏠 Produk lain");
    const questions = await asked(async () => {
      await sari.presses("🧾 Tagihan terakhir");
      expect(sari.screen()).toBe(bill);
      await sari.says("/batal", command);
      expect(sari.screen()).toBe(bill);
    });
    expect(questions).toBe(0);
  },
);

test("a reason does not take the place of the last bill", async () => {
  const sari = await withBill("pln pascabayar 516070377775");
  await sari.says("530000000304", "/terakhir");
  expect(sari.screen()).toContain("🔢 516070377775");
});

test("who has checked nothing has no last bill", async () => {
  const sari = await chat.person("en");
  await sari.says("/start");
  expect(sari.screen()).not.toContain("Last bill");
  await sari.says("/last");
  expect(sari.screen()).toContain("You haven't checked any bill today.");
});

test("what is copied is the number, the plain total, and a text for the customer without cost or margin", async () => {
  const sari = await withBill("pln pascabayar 514040400482");
  expect(sari.screen()).toContain("🔒 Khusus agen: modal Rp25.360, komisi Rp360");
  expect(sari.copies("Salin nomor")).toBe("514040400482");
  expect(sari.copies("Salin total")).toBe("25720");
  const text = sari.copies("Salin untuk pelanggan");
  expect(text.length).toBeLessThanOrEqual(256);
  expect(text.split("\n")).toEqual([
    "INFO TAGIHAN PLN Pascabayar",
    "Nama: INDAH PUTRI",
    "No. pelanggan: 514040400482",
    "Total: Rp25.720",
    expect.stringMatching(/^Dicek: .* WIB$/),
    "BUKAN BUKTI PEMBAYARAN",
  ]);
  expect(text).not.toMatch(/25\.360|modal|komisi/);
});
