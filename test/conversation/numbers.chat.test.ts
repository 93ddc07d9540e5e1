import { afterAll, describe, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

describe("a wrong number is told what is wrong with it, beside the example", () => {
  test.each([
    ["PLN Pascabayar", "51404040048", "11 angka itu nomor meter token (prabayar), bukan pascabayar.", "514040400482"],
    ["PLN Pascabayar", "5140", "Nomornya harus 12 angka, ini 4.", "514040400482"],
    ["PLN Pascabayar", "listrik rumah", "Nomornya harus angka semua.", "514040400482"],
    ["PLN Pascabayar", "5140 4040 0482 👍", "Nomornya harus angka semua.", "514040400482"],
    [
      "Token PLN",
      "12345678901234567890",
      "20 angka itu kode token yang sudah dibeli, bukan nomor pelanggan.",
      "14987654321",
    ],
    ["Token PLN", "1234567890", "Nomornya harus 11 atau 12 angka, ini 10.", "14987654321"],
    ["PDAM Bogor", "10", "Nomornya kependekan: paling sedikit 3, ini 2.", "107917"],
    ["PDAM Bogor", "10_79_17!", "Ada huruf atau tanda yang tidak dipakai di nomor ini.", "107917"],
    ["BPJS Kesehatan", "88888014", "Nomornya harus 13 atau 16 angka, ini 8.", "8888801433177155"],
    ["Pulsa Telkomsel", "0712345678", "Awal nomornya tidak cocok.", "08126552652"],
    ["Google Play", "budi", "Itu belum seperti alamat email.", "budi@example.com"],
  ])("%s: %s", async (product, number, reason, example) => {
    const sari = await chat.person("id");
    await sari.says(product);
    await sari.presses(product);
    const question = sari.screen();
    await sari.says(number);
    expect(sari.screen()).toContain(`⚠️ ${reason}`);
    expect(sari.screen()).toContain(`Contoh: ${example}`);
    // The right one is taken at once, as if the wrong one had never been.
    expect(question).toContain(`Contoh: ${example}`);
    await sari.says(example);
    expect(sari.screen()).not.toContain("⚠️");
    expect(sari.screen()).not.toContain("Contoh:");
  });

  test("in English too", async () => {
    const emma = await chat.person("en");
    await emma.says("/start");
    await emma.presses("Electricity", "PLN Postpaid");
    await emma.says("5140");
    expect(emma.screen()).toBe(
      [
        "PLN Postpaid",
        "",
        "⚠️ The number must have 12 digits; this has 4.",
        "",
        "Send the PLN customer ID (12 digits).",
        "Example: 514040400482",
        "💡 Customer ID (IDPEL), 12 digits, on the bill or an old receipt",
        "[⬅️ Back] [✖️ Cancel]",
      ].join("\n"),
    );
  });
});

test.each([
  ["id", "PLN Pascabayar", "➡️ Ke Token PLN (Prabayar)", "Token PLN (Prabayar)\n🔢 14987654321\n\nNominal yang mana?"],
  ["en", "PLN Postpaid", "➡️ Go to PLN Token (Prepaid)", "PLN Token (Prepaid)\n🔢 14987654321\n\nWhich amount?"],
])("the number of a prepaid meter goes to its own product with one tap: %s", async (language, product, label, next) => {
  const sari = await chat.person(language);
  await sari.says(product);
  await sari.presses(product);
  await sari.says("14987654321");
  await sari.presses(label);
  expect(sari.screen()).toContain(next);
});

test.each([
  ["pdam bogor 107917", "PDAM Bogor\n👤 MARIA SOFI\n🔢 107917"],
  ["ovo 081215474224 50rb", "OVO\n👤 TEST\n🔢 081215474224\nNominal: Rp50.000"],
  ["AB 123456", "PDAM Bogor\n👤 MARIA SOFI\n🔢 AB123456"],
])("where a number may have letters, the name of a product is none of them: %s", async (line, told) => {
  const sari = await chat.person("id");
  await sari.says("PDAM Bogor");
  await sari.presses("PDAM Bogor");
  await sari.says(line);
  expect(sari.screen()).toContain(told);
});

test.each(["516070377775 dan 514040400482", "pln 516070377775\n514040400482"])(
  "of several numbers none is dropped or taken for a name, they are asked for one by one: %j",
  async (line) => {
    const sari = await chat.person("id");
    const before = chat.inquired().length;
    const isTold = (screen: string) =>
      expect(sari.screen()).toMatch(new RegExp(`^Satu-satu ya, kirim satu nomor per pesan\\.\\n\\n${screen}`));
    await sari.says(line);
    isTold("Mau cek tagihan apa");
    await sari.says("PLN Pascabayar");
    await sari.presses("PLN Pascabayar");
    await sari.says(line);
    isTold("PLN Pascabayar\n\nKirim ID pelanggan PLN");
    expect(chat.inquired()).toHaveLength(before);
    await sari.says("514040400482", line);
    isTold("PLN Pascabayar\n👤 INDAH PUTRI");
  },
);

test.each([
  ["5140 4040 0482", "514040400482"],
  ["5140-4040-0482", "514040400482"],
  ["５１４０４０４００４８２", "514040400482"],
  ["٥١٤٠٤٠٤٠٠٤٨٢", "514040400482"],
  [" 514040400482\u200b ", "514040400482"],
])("a number is taken as it was pasted: %j", async (typed, number) => {
  const sari = await chat.person("id");
  await sari.says("PLN Pascabayar");
  await sari.presses("PLN Pascabayar");
  await sari.says(typed);
  expect(sari.screen()).toContain(`🔢 ${number}\n`);
  expect(sari.screen()).toContain("Total bayar: Rp25.720");
  expect(sari.copies("Salin nomor")).toBe(number);
});

test.each([
  ["0001433177155", "8888801433177155"],
  ["+62 812-1547-4224", "081215474224"],
  ["81215474224", "081215474224"],
])("what the provider wants is made of what people have: %s", async (typed, account) => {
  const sari = await chat.person("id");
  const product = account.startsWith("8") ? "BPJS Kesehatan" : "LinkAja";
  await sari.says(product);
  await sari.presses(product);
  await sari.says(typed);
  expect(sari.screen()).toContain(`🔢 ${account}\n`);
});

test("a number that is odd is let pass, and said to be odd", async () => {
  const sari = await chat.person("id");
  await sari.says("pulsa telkomsel 0817123456");
  expect(sari.screen()).toContain("Total bayar");
  expect(sari.screen()).toContain("⚠️ Nomor ini sepertinya XL, bukan Telkomsel.");
  await sari.says("/language");
  await sari.presses("English");
  expect(sari.screen()).toContain("⚠️ This looks like a number from XL, not Telkomsel.");
});

test("wrong entries, back and forth, lose nothing that was right", async () => {
  const sari = await chat.person("id");
  await sari.says("bpjs kesehatan 8888801433177155", "99", "/bantuan");
  await sari.presses("⬅️ Kembali");
  await sari.says("/bahasa");
  await sari.presses("⬅️ Kembali");
  await sari.sends("sticker");
  expect(sari.screen()).toContain("🔢 8888801433177155");
  expect(sari.screen()).toContain("Mau cek untuk berapa bulan?");
  await sari.presses("2");
  expect(sari.screen()).toContain("Total bayar");
});
