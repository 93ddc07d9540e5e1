import { afterAll, expect, test } from "vitest";
import { startChat } from "../support/chat.ts";

const chat = await startChat();
afterAll(chat.stop);

test.each([
  ["id", "/terakhir", "PLN Pascabayar", "Total bayar: Rp25.220"],
  ["en", "/last", "PLN Postpaid", "Total to pay: IDR 25,220"],
])(
  "the bill of the last check opens with the two before it as buttons, which open them: %s",
  async (language, command, product, total) => {
    const sari = await chat.person(language);
    await sari.says("pln pascabayar 516070377775", "533512366386", "514040400482");
    const asked = chat.inquired().length;
    await sari.says(command);
    expect(sari.screen()).toContain(`${product}\n`);
    expect(sari.screen()).toContain("🔢 514040400482");
    const earlier = () => sari.buttons().flatMap(({ text }) => (text.startsWith("🧾") ? [text] : []));
    expect(earlier()).toEqual([`🧾 ${product} · 533512366386`, `🧾 ${product} · 516070377775`]);

    await sari.presses("· 516070377775");
    expect(sari.screen()).toContain("🔢 516070377775");
    expect(sari.screen()).toContain(total);
    expect(earlier()).toEqual([`🧾 ${product} · 514040400482`, `🧾 ${product} · 533512366386`]);
    expect(chat.inquired()).toHaveLength(asked);
  },
);

test("three bills are kept, and the one before them is gone", async () => {
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 520511567087", "516070377775", "533512366386", "514040400482", "/terakhir");
  expect(sari.screen()).toContain("· 516070377775");
  expect(sari.screen()).not.toContain("520511567087");
});

test("the same number again is one bill, the newer", async () => {
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 516070377775", "514040400482");
  await sari.presses("🔄 Cek lagi", "🔄 Cek lagi");
  await sari.says("/terakhir");
  expect(sari.screen()).toContain("🔢 514040400482");
  expect(sari.buttons().flatMap(({ text }) => (text.startsWith("🧾") ? [text] : []))).toEqual([
    "🧾 PLN Pascabayar · 516070377775",
  ]);
});

test("a check that ends without a bill takes no place among them", async () => {
  const sari = await chat.person("id");
  await sari.says("pln pascabayar 516070377775", "530000000304", "/terakhir");
  expect(sari.screen()).toContain("🔢 516070377775");
  expect(sari.screen()).not.toContain("🧾");
});
