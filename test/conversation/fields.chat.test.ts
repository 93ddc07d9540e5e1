import { afterAll, describe, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

describe("months", () => {
  test("are offered as buttons, one to twelve", async () => {
    const sari = await chat.person("id");
    await sari.says("bpjs kesehatan 8888801433177155");
    expect(sari.screen()).toBe(
      [
        "BPJS Kesehatan",
        "🔢 8888801433177155",
        "",
        "Mau cek untuk berapa bulan? Tekan atau ketik angkanya.",
        "[1] [2] [3] [4]",
        "[5] [6] [7] [8]",
        "[9] [10] [11] [12]",
        "[⬅️ Kembali] [✖️ Batal]",
      ].join("\n"),
    );
    await sari.presses("3");
    expect(sari.screen()).toContain("Jumlah bulan: 3");
    expect(sari.screen()).toContain("Total bayar: Rp");
  });

  test.each(["3", "3 bulan", "3bln", "３"])("may be typed: %j", async (text) => {
    const sari = await chat.person("id");
    await sari.says("bpjs kesehatan 8888801433177155", text);
    expect(sari.screen()).toContain("Jumlah bulan: 3");
    expect(sari.screen()).toContain("Total bayar: Rp");
  });

  test.each(["0", "13", "-1", "banyak", "1,5", "👍"])(
    "that cannot be are told so, and nothing is lost: %j",
    async (text) => {
      const sari = await chat.person("en");
      await sari.says("bpjs health 8888801433177155", text);
      expect(sari.screen()).toContain(
        "🔢 8888801433177155\n\n⚠️ The number of months must be between 1 and 12.\n\nFor how many months?",
      );
      await sari.says("2 months");
      expect(sari.screen()).toContain("Total to pay: IDR");
    },
  );
});

describe("zones", () => {
  test("are asked for where the game has them", async () => {
    const sari = await chat.person("id");
    await sari.says("mobile legends 12345678");
    expect(sari.screen()).toBe(
      ["Mobile Legends", "🔢 12345678", "", "Kirim zone ID-nya.", "Contoh: 1234", "[⬅️ Kembali] [✖️ Batal]"].join("\n"),
    );
    await sari.says("satu");
    expect(sari.screen()).toContain("⚠️ Zone ID-nya 3 sampai 6 angka.\n\nKirim zone ID-nya.\nContoh: 1234");
    await sari.says("1234");
    expect(sari.screen()).toContain("🔢 12345678\nZone: 1234\n\n");
    expect(sari.screen()).toContain("Total bayar");
  });

  test.each(["12345678 (1234)", "12345678(1234)", "12345678 1234", "12345678|1234", "12345678#1234"])(
    "may come with the number: %j",
    async (text) => {
      const sari = await chat.person("en");
      await sari.says("/start");
      await sari.presses("🎮", "Mobile Legends");
      await sari.says(text);
      expect(sari.screen()).toContain("🔢 12345678\nZone: 1234\n\n");
      expect(sari.screen()).toContain("Total to pay");
    },
  );

  test("are known by the number's first digit where the game is so, and can be changed", async () => {
    const sari = await chat.person("id");
    await sari.says("genshin 800123456");
    expect(sari.screen()).toContain("🔢 800123456\nServer: Asia\n\n");
    expect(sari.screen()).toContain("Total bayar");

    await sari.presses("✏️ Ubah zone/server");
    expect(sari.screen()).toContain("Server yang mana?\n[America] [Europe]\n[Asia] [TW, HK, MO]");
    await sari.presses("Europe");
    expect(sari.screen()).toContain("🔢 800123456\nServer: Europe\n\n");
  });

  test("are chosen from a list, or typed as it says, where the number does not tell", async () => {
    const sari = await chat.person("en");
    await sari.says("honkai 100123456");
    expect(sari.screen()).toContain("Which server?\n[America] [Europe]\n[Asia] [TW, HK, MO]");
    await sari.says("the moon");
    expect(sari.screen()).toContain("🔢 100123456\n\n⚠️ Choose one of the servers below.\n\nWhich server?");
    await sari.says("europe");
    expect(sari.screen()).toContain("Server: Europe");
    await sari.says("800123456");
    expect(sari.screen()).toContain("🔢 800123456\nServer: Asia");
  });
});

describe("amounts", () => {
  test("are offered as buttons", async () => {
    const sari = await chat.person("en");
    await sari.says("gopay 081215474224");
    expect(sari.screen()).toBe(
      [
        "GoPay",
        "🔢 081215474224",
        "",
        "How much to top up? Press, or type for example 50k.",
        "[IDR 20,000] [IDR 50,000]",
        "[IDR 100,000] [IDR 150,000]",
        "[IDR 200,000] [IDR 500,000]",
        "[⬅️ Back] [✖️ Cancel]",
      ].join("\n"),
    );
    await sari.presses("IDR 50,000");
    expect(sari.screen()).toContain("Amount: IDR 50,000");
    expect(sari.screen()).toContain("Total to pay");
  });

  test.each(["50rb", "50.000", "Rp 50.000", "rp50.000,-", "50000", "50 ribu", "IDR 50,000"])(
    "may be typed as people write them: %j",
    async (text) => {
      const sari = await chat.person("id");
      await sari.says("gopay 081215474224", text);
      expect(sari.screen()).toContain("Nominal: Rp50.000");
      expect(sari.screen()).toContain("Total bayar");
    },
  );

  test.each([
    ["gopay 081215474224", "sepuluh", "Nominalnya belum terbaca."],
    ["gopay 081215474224", "9000", "Nominalnya paling sedikit Rp10.000."],
    ["gopay 081215474224", "10.500", "Nominalnya harus kelipatan Rp1.000."],
    ["pulsa indosat 0814111111200", "20rb", "Nominal itu tidak ada. Pilih salah satu di bawah."],
  ])("that cannot be are told why, and nothing is lost: %s, %s", async (product, text, reason) => {
    const sari = await chat.person("id");
    await sari.says(product, text);
    expect(sari.screen()).toContain(`⚠️ ${reason}`);
    expect(sari.screen()).toContain("🔢 08");
    await sari.presses(product.startsWith("gopay") ? "Rp20.000" : "Rp25.000");
    expect(sari.screen()).toContain("Total bayar");
  });

  test("are not asked for where there is only one", async () => {
    const sari = await chat.person("id");
    await sari.says("pulsa telkomsel 08126552652");
    expect(sari.screen()).toContain("Nominal: Rp10.000");
    expect(sari.screen()).toContain("Total bayar");
  });
});
