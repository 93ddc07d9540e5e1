import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import { waterCompanies } from "../support/products.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const chat = await startChat();
afterAll(chat.stop);

test("a bare number is guessed, offered, and asked nowhere before somebody chooses", async () => {
  const sari = await chat.person("id");
  const before = chat.inquired().length;
  await sari.says("514040400482");
  expect(sari.screen()).toContain("Nomor 514040400482 ini untuk apa?\n[PLN Pascabayar]\n[Token PLN (Prabayar)]");
  expect(chat.inquired()).toHaveLength(before);
  await sari.presses("PLN Pascabayar");
  expect(sari.screen()).toContain("Total bayar: Rp25.720");
});

test.each([
  ["8888801433177155", "BPJS Kesehatan"],
  ["1871010907930009", "BPJS Ketenagakerjaan BPU (mandiri)"],
  ["081215474224", "Telkomsel Halo"],
  ["14987654321", "Token PLN (Prabayar)"],
  ["12345678 (1234)", "Mobile Legends"],
  ["budi@example.com", "Google Play"],
])("%s is first thought to be of %s", async (number, product) => {
  const sari = await chat.person("id");
  await sari.says(number);
  expect(sari.buttons()[0]?.text).toBe(product);
});

test("a number that nothing fits is not lost: the product chosen from the menu is asked its number", async () => {
  const emma = await chat.person("en");
  await emma.says("1234567890123456789012345");
  expect(emma.screen()).toBe(
    [
      "I can't tell what 1234567890123456789012345 is for. Please choose the product from the menu first.",
      "[🏠 Menu]",
    ].join("\n"),
  );
  await emma.presses("🏠 Menu");
  expect(emma.screen()).toContain("Which bill would you like to check?");
});

describe("a product and a number in one line", () => {
  test("go straight to the bill where they can mean one thing only", async () => {
    const sari = await chat.person("id");
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
    await sari.says("/cek pdam bogor 107917");
    expect(sari.screen()).toContain("PDAM Bogor");
    expect(sari.screen()).toContain("Total bayar");
  });

  test("leave only the choice between the products that fit", async () => {
    const sari = await chat.person("en");
    await sari.says("pln 514040400482");
    expect(sari.screen()).toBe(
      ["514040400482 at “pln”: which one?", "[PLN Postpaid]", "[PLN Token (Prepaid)]", "[🏠 Menu]"].join("\n"),
    );
    await sari.presses("PLN Postpaid");
    expect(sari.screen()).toContain("Total to pay: IDR 25,720");
  });

  test.each([
    ["ovo 081215474224 50rb", "OVO", "Nominal: Rp50.000"],
    ["ovo 081215474224 50000", "OVO", "Nominal: Rp50.000"],
    ["bpjs 8888801433177155 2", "BPJS Kesehatan", "Jumlah bulan: 2"],
    ["token 20000 14987654321", "Token PLN (Prabayar)", "Nominal: Rp20.000"],
  ])("take the input behind the number along: %s", async (line, product, input) => {
    const sari = await chat.person("id");
    await sari.says(line);
    expect(sari.screen()).toContain(product);
    expect(sari.screen()).toContain(input);
    expect(sari.screen()).toContain("Total bayar");
  });

  test.each(["0817345544 100.000", "0817345544 100000", "0817345544 100rb"])(
    "need no product after a bill of it: %s",
    async (line) => {
      const sari = await chat.person("id");
      await sari.says("ovo 081215474224 50rb", line);
      expect(sari.screen()).toContain("OVO");
      expect(sari.screen()).toContain("Nominal: Rp100.000");
    },
  );

  test.each([
    ["ovo 081215474224 5rb", "Nominalnya paling sedikit Rp10.000.\n\nMau isi berapa?"],
    ["token pln 14987654321 70rb", "Nominal itu tidak ada. Pilih salah satu di bawah."],
    ["token pln 14987654321 70000", "Nominal itu tidak ada. Pilih salah satu di bawah."],
    ["pulsa 70 08126552652", "Nominal itu tidak ada. Pilih salah satu di bawah."],
    ["bpjs 8888801433177155 15", "Jumlah bulannya dari 1 sampai 12."],
  ])("ask for that input when it is not possible, and say why: %s", async (line, reason) => {
    const sari = await chat.person("id");
    await sari.says(line);
    if (sari.buttons().some(({ text }) => text === "Pulsa Telkomsel")) await sari.presses("Pulsa Telkomsel");
    expect(sari.screen()).toContain(reason);
  });

  test.each(["pulsa xl 0817345544 10000", "pulsa xl 0817345544 10rb", "pulsa xl 10 0817345544"])(
    "take the only amount that there is: %s",
    async (line) => {
      const sari = await chat.person("id");
      await sari.says(line);
      expect(sari.screen()).toContain("Nominal: Rp10.000");
    },
  );

  test.each(["pulsa xl 0817345544 50rb", "pulsa xl 0817345544 50000", "pulsa xl 50 0817345544"])(
    "check no other amount than the one that was typed, though it is the only one: %s",
    async (line) => {
      const sari = await chat.person("id");
      const before = chat.inquired().length;
      await sari.says(line);
      expect(sari.screen()).toContain("Nominal itu tidak ada. Pilih salah satu di bawah.");
      expect(sari.screen()).toContain("[Rp10.000]");
      expect(chat.inquired()).toHaveLength(before);
    },
  );

  test("are no next number of a game whose zone the amount cannot be", async () => {
    const sari = await chat.person("id");
    await sari.says("ml 12345678 (1234)", "14987654321 20rb");
    expect(sari.screen()).toContain("Nomor 14987654321 ini untuk apa?\n[Token PLN (Prabayar)]");
    await sari.presses("Token PLN (Prabayar)");
    expect(sari.screen()).toContain("Nominal: Rp20.000");
  });

  test("take that input along when the product is chosen after it", async () => {
    const sari = await chat.person("id");
    await sari.says("081215474224 50rb");
    await sari.presses("OVO");
    expect(sari.screen()).toContain("Nominal: Rp50.000");
  });

  test.each([
    ["pdam mojokerto 17260100 24", "1726010024"],
    ["fif 6070023934 11", "607002393411"],
    ["pln pascabayar 5140404004 82", "514040400482"],
    ["token pln 149876543 21", "14987654321"],
  ])("lose no last digits that stand apart: %s", async (line, account) => {
    const sari = await chat.person("id");
    await sari.says(line);
    expect(sari.screen()).toContain(`🔢 ${account}\n`);
  });

  test.each([
    ["bpjs 8888801433177155", "BPJS Kesehatan", "Mau cek untuk berapa bulan?"],
    ["pln 14987654321", "Token PLN (Prabayar)", "Nominal yang mana?"],
  ])("need no choice where only one product has such numbers: %s", async (line, product, question) => {
    const sari = await chat.person("id");
    await sari.says(line);
    expect(sari.screen()).toContain(product);
    expect(sari.screen()).toContain(question);
  });

  test.each([
    ["IDPEL : 514040400482", ""],
    ["ya 514040400482", "“ya” tidak ketemu. "],
    ["tolong cek 514040400482 ya", ""],
    ["ibu sri 514040400482", "“ibu sri” tidak ketemu. "],
  ])("are guessed by the number where the words name nothing, and asked nowhere: %s", async (line, unknown) => {
    const sari = await chat.person("id");
    const before = chat.inquired().length;
    await sari.says(line);
    expect(sari.screen()).toContain(`${unknown}Nomor 514040400482 ini untuk apa?\n[PLN Pascabayar]`);
    expect(chat.inquired()).toHaveLength(before);
  });

  test.each([
    ["PLN Pascabayar\nIDPEL: 514040400482", "PLN Pascabayar", "Total bayar: Rp25.720"],
    ["pdam bogor no. pelanggan 107917", "PDAM Bogor", "Total bayar: Rp90.000"],
    ["bpjs no va 8888801433177155 2 bulan", "BPJS Kesehatan", "Jumlah bulan: 2"],
    ["ovo no hp 081215474224 50rb", "OVO", "Nominal: Rp50.000"],
    ["fif no kontrak 607002393411", "FIF", "Total bayar: Rp620.000"],
    ["ml user id 12345678 1234", "Mobile Legends", "Zone: 1234"],
  ])("may have what the number is called between them: %j", async (line, product, told) => {
    const sari = await chat.person("id");
    await sari.says(line);
    expect(sari.screen()).toContain(product);
    expect(sari.screen()).toContain(told);
  });

  test.each(["CEKPLN.514040400482.1234", "cek pln 514040400482", "PLN#514040400482"])(
    "are read as text centres have them: %s",
    async (line) => {
      const sari = await chat.person("id");
      await sari.says(line);
      expect(sari.screen()).toContain("514040400482 di “");
      expect(sari.screen()).not.toContain("1234");
    },
  );
});

describe("a few letters", () => {
  test.each(["tolong cek listrik ya", "listrik dong kak"])("find the same with courtesies: %s", async (line) => {
    const sari = await chat.person("id");
    await sari.says(line);
    expect(sari.screen()).toContain("Hasil untuk “listrik”:\n[PLN Pascabayar]");
  });

  test.each([
    ["boh", "“boh” tidak ketemu. Coba nama lain, atau pilih dari menu."],
    ["bog", "Hasil untuk “bog”:\n[PDAM Bogor]"],
    ["kutacane", "Hasil untuk “kutacane”:\n[PDAM Aceh Tenggara]"],
    ["moblie legends", "Hasil untuk “moblie legends”:\n[Mobile Legends]"],
  ])("%j", async (letters, shown) => {
    const sari = await chat.person("id");
    await sari.says(letters);
    expect(sari.screen()).toContain(shown);
  });

  test("choose a product, which asks for its number", async () => {
    const sari = await chat.person("id");
    await sari.says("bog");
    await sari.presses("PDAM Bogor");
    expect(sari.screen()).toContain("PDAM Bogor\n\nKirim nomor pelanggan.");
  });
});

test("of four hundred water companies each is found by leafing and by a few letters", async () => {
  const { products } = waterCompanies(400);
  const file = join(temporaryFolder(), "catalogue.json");
  writeFileSync(file, JSON.stringify({ extends: "default", products }));
  const many = await startChat({ catalogueFile: file });
  onTestFinished(many.stop);
  const sari = await many.person("id");
  await sari.says("/start");
  await sari.presses("Air PDAM");
  expect(sari.screen()).toContain("Banyak pilihan? Ketik saja beberapa huruf namanya.");
  expect(sari.buttons()).toHaveLength(8 + 2);
  expect(sari.screen()).toContain("[2/51 ▶️]\n[⬅️ Kembali]");

  await sari.presses("2/51 ▶️", "3/51 ▶️");
  expect(sari.screen()).toContain("[◀️ 2/51] [4/51 ▶️]");
  const third = sari.screen();
  await sari.presses("4/51 ▶️", "◀️ 3/51");
  expect(sari.screen()).toBe(third);

  await sari.says("kabupaten 399");
  await sari.presses("PDAM Kabupaten 399");
  expect(sari.screen()).toContain("PDAM Kabupaten 399\n\nKirim nomor pelanggan.");
  await sari.says("/batal", "kabupaten");
  expect(sari.screen()).toContain("Hasil untuk “kabupaten”:");
  expect(sari.screen()).toContain("[2/50 ▶️]");
});
