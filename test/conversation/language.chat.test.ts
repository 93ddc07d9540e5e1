import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const chat = await startChat();
afterAll(chat.stop);

const indonesian = "Mau cek tagihan apa?";
const english = "Which bill would you like to check?";

describe("the first words are in the language of the person's Telegram", () => {
  test.each([
    ["id", indonesian],
    ["en", english],
    ["en-GB", english],
    ["de", indonesian],
    ["", indonesian],
  ])("language_code %j", async (languageCode, question) => {
    const somebody = await chat.person(languageCode);
    await somebody.says("/start");
    expect(somebody.screen()).toContain(question);
  });

  test("an operator may choose another language for everybody else", async () => {
    const abroad = await startChat({ defaultLocale: "en" });
    onTestFinished(abroad.stop);
    const [german, nobody, indonesian] = [
      await abroad.person("de"),
      await abroad.person(""),
      await abroad.person("id"),
    ];
    for (const somebody of [german, nobody, indonesian]) await somebody.says("/start");
    expect(german.screen()).toContain(english);
    expect(nobody.screen()).toContain(english);
    expect(indonesian.screen()).toContain("Mau cek tagihan apa?");
  });
});

test.each(["/bahasa", "/language"])(
  "%s changes the language in the middle of an input, which goes on",
  async (command) => {
    const sari = await chat.person("id");
    await sari.says("/start");
    await sari.presses("BPJS", "BPJS Kesehatan");
    await sari.says("8888801433177155", command);
    expect(sari.screen()).toBe(
      [
        "Mau pakai bahasa apa?",
        "Which language would you like?",
        "[✅ Bahasa Indonesia] [English]",
        "[⬅️ Kembali]",
      ].join("\n"),
    );

    await sari.presses("English");
    expect(sari.screen()).toContain("BPJS Health\n🔢 8888801433177155\n\nFor how many months?");
    await sari.says("/bahasa");
    await sari.presses("✅ English");
    await sari.presses("2");
    expect(sari.screen()).toContain("Total to pay: IDR");
  },
);

test("a language is the person's in every chat", async () => {
  const sari = await chat.person("id");
  await sari.says("/bahasa");
  await sari.presses("English");
  const group = chat.inGroup(sari);
  await group.says("/cek");
  expect(group.screen()).toContain(english);
});

test("a language is kept when the bot ends, and for a chat that it has not seen before", async () => {
  const lasting = await startChat({ storeUrl: `file:${temporaryFolder()}` });
  onTestFinished(lasting.stop);
  const sari = await lasting.person("id");
  await sari.says("/language");
  await sari.presses("English");
  await lasting.restart();
  await sari.says("/start");
  expect(sari.screen()).toContain("Hello! I check your customers’ bills for you.");
  const group = lasting.inGroup(sari);
  await group.says("/check");
  expect(group.screen()).toContain(english);
});

test("the bill that is shown changes its language and is not asked for again", async () => {
  const sari = await chat.person("id");
  const before = chat.inquired().length;
  await sari.says("/start", "pln pascabayar 516070377775");
  expect(sari.screen()).toContain("Tagihan: Rp19.220\nDenda: Rp3.000");
  expect(sari.screen()).toContain("Total bayar: Rp25.220\nJatuh tempo: 20 Mar 2016");

  await sari.says("/bahasa");
  await sari.presses("English");
  expect(sari.screen()).toContain("Bill: IDR 19,220\nLate fine: IDR 3,000");
  expect(sari.screen()).toContain("Total to pay: IDR 25,220\nDue date: 20 Mar 2016");
  expect(sari.screen()).toContain("NOT PROOF OF PAYMENT");
  expect(sari.copies("Copy for customer")).toContain("Total: IDR 25,220");
  expect(chat.inquired()).toHaveLength(before + 1);
});

test("without a choice the language screen is left as it was entered", async () => {
  const sari = await chat.person("en");
  await sari.says("/start");
  const menu = sari.screen().replace(/^Hello.*\n\n/, "");
  await sari.presses("🌐 Language", "⬅️ Back");
  expect(sari.screen()).toBe(menu);
});
