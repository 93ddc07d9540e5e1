import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { opsChat } from "../support/ops-chat.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const wib = (time: string) => Date.parse(`2026-11-29T${time}+07:00`);

// The day is over when the test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: wib("20:58:00") }));
afterEach(() => void vi.useRealTimers());

test("the day is told at closing time, once, also over a restart", { timeout: 40_000 }, async () => {
  const { chat, emma, sari } = await opsChat({ storeUrl: `file:${temporaryFolder()}`, recapAt: "21:00" });
  await sari.says("pln pascabayar 514040400111", "pln pascabayar 530000000302", "bpjs kesehatan 8888801433177155", "2");
  vi.setSystemTime(wib("21:00:01"));
  const told = await emma.sees("📊 Rekap sehari sampai");
  expect(told.text).toContain("3 cek");
  expect(told.text).toContain("⚡ Listrik PLN: 2, ada tagihan 1\n");
  expect(told.text).toContain("• sudah lunas: 1");
  expect(told.text).toMatch(/• Ayopop: 100% dari 2\n• Klikoo: 100% dari 1$/);
  await chat.restart();
  vi.setSystemTime(wib("21:10:00"));
  // Its end is looked for as often as that of the day.
  await emma.says("/provider klikoo off 1m");
  vi.setSystemTime(wib("21:20:00"));
  await emma.sees("▶️ Klikoo nyala lagi, waktunya sudah habis.");
  await emma.looks();
  expect(emma.log().filter(({ text = "" }) => text.includes("Rekap"))).toHaveLength(1);
});

test("a program that starts after closing time tells it as well", { timeout: 40_000 }, async () => {
  const { chat, emma, sari } = await opsChat({ storeUrl: `file:${temporaryFolder()}`, recapAt: "21:00", locale: "en" });
  await sari.says("pln pascabayar 514040400111");
  vi.setSystemTime(wib("23:55:00"));
  await chat.restart();
  expect((await emma.sees("📊 The day until")).text).toContain("⚡ Electricity: 1, with a bill 1\n");
});
