import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { LimitsConfig } from "../../src/config/limits.ts";
import type { Partner } from "../support/chat-partner.ts";
import { said } from "../support/said.ts";
import { written } from "../support/shown-message.ts";
import { opsGroup, staffedChat } from "../support/staffed-chat.ts";

const free = { quota: { perMinute: 0, perDay: 0 }, isGuarded: false, holdMs: 5 };
const total = "Total bayar:";
const stopped = said("id", "reason.paused").split("\n")[0] ?? "";

async function opened(perPerson: Partial<LimitsConfig>) {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 12, 3) });
  onTestFinished(() => void vi.useRealTimers());
  const chat = await staffedChat([{ role: "owner" }, { role: "agent" }], { perPerson: { ...free, ...perPerson } });
  onTestFinished(chat.stop);
  const [owner, sari] = [await chat.person("id"), await chat.person("id")];
  return {
    chat,
    sari,
    ops: chat.inGroup(owner, opsGroup),
    pass: (time: number) => vi.setSystemTime(Date.now() + time),
  };
}

/** One number after another, until one is not asked. */
async function checks(person: Partner, numbers: readonly string[], ...months: readonly string[]): Promise<number> {
  const product = months.length > 0 ? "bpjs bpu" : "pln pascabayar";
  for (const [at, number] of numbers.entries()) {
    await person.says(`${product} ${number}`, ...months);
    if (person.screen().includes(stopped)) return at;
  }
  return numbers.length;
}

const minute = 60_000;
const from = (first: number, count: number, step: number) =>
  Array.from({ length: count }, (_, at) => String(first + at * step));

test("where nothing is counted no count is told", async () => {
  const { sari, ops } = await opened({});
  await sari.says("pln pascabayar 514040400482", "/kuota");
  expect(sari.screen()).toBe(said("id", "access.quota.none"));
  await ops.says("/agen");
  await ops.presses("Agen 2");
  expect(ops.screen()).toContain("Peran: agen");
  expect(ops.screen()).not.toContain("Cek hari ini");
});

describe("a quota", () => {
  test("that is used up says when it returns, asks nobody, and returns", async () => {
    const { chat, sari, pass } = await opened({ quota: { perMinute: 2, perDay: 3 } });
    for (const number of ["514040400482", "514040400482", "514040400482"]) await sari.says(`pln pascabayar ${number}`);
    expect(sari.screen()).toContain("Kuota cek Anda sudah habis.");
    expect(sari.message().text).toContain("Bisa dicek lagi mulai 12 Jan 2026, 10.01 WIB.");
    expect(chat.inquired()).toHaveLength(2 * 2);
    await sari.says("/kuota");
    expect(sari.screen()).toBe(
      "🧮 Kuota cek Anda\nHari ini: terpakai 2 dari 3, sisa 1.\nMenit ini: terpakai 2 dari 2, sisa 0. Ada lagi mulai <time>.",
    );
    pass(minute);
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain(total);
    pass(minute);
    await sari.says("pln pascabayar 514040400482");
    expect(sari.message().text).toContain("Bisa dicek lagi mulai 13 Jan 2026, 00.00 WIB.");
  });

  test("is each person's own, and is not told to who has none", async () => {
    const { chat, sari } = await opened({ quota: { perMinute: 0, perDay: 1 } });
    await sari.says("pln pascabayar 514040400482", "pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Kuota cek Anda sudah habis.");
    const stranger = await chat.person("id");
    await stranger.says("/kuota");
    expect(stranger.screen()).toContain("khusus agen terdaftar");
    await sari.says("/quota");
    expect(sari.screen()).toContain("Menit ini: terpakai 1, tanpa batas.");
    const inGroup = chat.inGroup(sari, chat.newGroup());
    await inGroup.says("/kuota");
    expect(inGroup.screen()).toBe(said("id", "access.quota.in-private"));
  });
});

describe("the guard against looking people up", () => {
  test("slows a row of numbers with a word why, then stops it, and ops let it go on", { timeout: 60_000 }, async () => {
    const { chat, sari, ops } = await opened({ isGuarded: true });
    const row = from(516_070_377_775, 20, 1);
    expect(await checks(sari, row)).toBe(10);
    await sari.sees(said("id", "checking-held"));
    expect(sari.message().text).toContain("Bisa dicek lagi mulai 12 Jan 2026, 11.00 WIB.");
    await sari.says("/kuota");
    expect(sari.screen()).toContain("Pengecekan Anda dijeda sampai");

    const incident = await ops.sees("Nomornya berurutan");
    expect(written(incident)).toContain("Agen 2");
    expect(written(incident)).toContain("[✅ Izinkan] [⛔ Tangguhkan]");
    const among = chat.inGroup(sari, opsGroup);
    await among.pressesOn(incident, "Izinkan");
    expect(among.toast()).toBe(said("id", "toast.not-allowed"));
    await ops.pressesOn(incident, "Izinkan");
    expect(ops.toast()).toBe("Agen 2 boleh lanjut, selama 24 jam.");
    await sari.sees(said("id", "access.told.allowed"));
    expect(await checks(sari, row)).toBe(20);
  });

  test("stops who asks for many that nobody knows, and ops suspend them", { timeout: 60_000 }, async () => {
    const { sari, ops } = await opened({ isGuarded: true });
    const unknown = Array.from({ length: 40 }, (_, at) => `${530_000 + at}000304`);
    expect(await checks(sari, unknown)).toBe(30);
    const incident = await ops.sees("Banyak nomor yang tidak dikenal");
    await ops.pressesOn(incident, "Tangguhkan");
    expect(ops.toast()).toBe("Agen 2 ditangguhkan.");
    await sari.sees(said("id", "suspended"));
  });

  test("stops who asks for many national ids", { timeout: 60_000 }, async () => {
    const { sari, ops } = await opened({ isGuarded: true });
    const ids = Array.from({ length: 25 }, (_, at) => `32730${10 + at}501900001`);
    expect(await checks(sari, ids, "1")).toBe(19);
    await ops.sees("Banyak nomor KTP");
  });

  test("stops who asks for very many, for an hour", { timeout: 120_000 }, async () => {
    const { sari, ops, pass } = await opened({ isGuarded: true });
    expect(await checks(sari, from(516_070_000_000, 250, 1_000))).toBe(239);
    await ops.sees("Terlalu banyak nomor berbeda");
    pass(60 * minute);
    expect(await checks(sari, ["514040400482"])).toBe(1);
  });
});
