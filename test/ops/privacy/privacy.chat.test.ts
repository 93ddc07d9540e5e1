import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { startChat } from "../../support/chat.ts";
import { said } from "../../support/said.ts";

const owner = 6_000_000_001;
const chat = await startChat({ adminIds: [owner] });
afterAll(chat.stop);
const boss = await chat.person("id");

describe("what is kept", () => {
  test.each([
    ["id", "/privasi", ["24 jam", "1 tahun", "90 hari", "UU PDP", "/hapusdata"]],
    ["en", "/privacy", ["24 hours", "1 year", "90 days", "UU PDP", "/deletedata"]],
  ])("is told to anybody in their language, for how long, and how to end it: %s", async (language, command, told) => {
    const person = await chat.person(language);
    await person.says(command);
    for (const one of told) expect(person.screen()).toContain(one);
    expect(person.screen().length).toBeLessThanOrEqual(1_200);
  });

  test("is told to strangers too, and to them as much as to others", async () => {
    const invited = await startChat({ access: "invite", adminIds: [owner] });
    onTestFinished(invited.stop);
    await invited.person("id");
    const stranger = await invited.person("id");
    await stranger.says("/privasi");
    expect(stranger.screen()).toContain("Data apa yang disimpan bot ini?");
    await stranger.says("/hapusdata");
    await stranger.presses("Ya, hapus semua");
    expect(stranger.screen()).toContain("semua data Anda dihapus");
    expect(stranger.screen()).toContain("minta undangan ke pengelola");
  });

  test("is told with the times that are configured", async () => {
    const remembering = await startChat({
      adminIds: [owner],
      routing: {
        deadlineMs: 60_000,
        concurrent: 9,
        perSecond: 99,
        failures: 9,
        openFor: 1_000,
        times: { bill: 1, alreadyPaid: 7 * 60_000, unknownAccount: 0 },
      },
    });
    onTestFinished(remembering.stop);
    const person = await remembering.person("en");
    await person.says("/privacy");
    expect(person.screen()).toContain("Answers from billers: 7 minutes at most");
    // Where nothing is remembered, nothing is told of it.
    const other = await chat.person("en");
    await other.says("/privacy");
    expect(other.screen()).not.toContain("Answers from billers");
  });
});

describe("deleting everything", () => {
  test("is asked first, and not done when it is called off", async () => {
    const sari = await chat.person("id");
    await sari.says("pln pascabayar 514040400482", "/hapusdata");
    expect(sari.screen()).toContain("Hapus semua data Anda?");
    expect(sari.screen().split("\n").slice(-2)).toEqual(["[🗑 Ya, hapus semua]", "[↩️ Batal, simpan data saya]"]);
    await sari.presses("Batal, simpan data saya");
    expect(sari.screen()).toBe("Oke, tidak ada yang dihapus.");
    await sari.says("/terakhir");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("leaves no bill to look up and no language", async () => {
    const emma = await chat.person("id");
    await emma.says("/bahasa");
    await emma.presses("English");
    await emma.says("pln postpaid 514040400482", "/deletedata");
    await emma.presses("Yes, delete everything");
    expect(emma.screen()).toContain("all your data is deleted");
    expect(emma.buttons()).toEqual([]);
    await emma.says("/last");
    expect(emma.screen()).toContain("Belum ada tagihan yang dicek hari ini.");
  });

  test("ends what runs, so that nothing is waited for any more", async () => {
    const sari = await chat.person("id");
    // The sandbox never answers to this number.
    await sari.writes("pln pascabayar 530000000030");
    await sari.sees("Sedang dicek");
    await sari.writes("/hapusdata");
    await sari.sees("Hapus semua data Anda?");
    await sari.looks();
    await sari.taps("Ya, hapus semua");
    await sari.sees("semua data Anda dihapus");
    await sari.says("/terakhir");
    expect(sari.screen()).toContain("Belum ada tagihan yang dicek hari ini.");
  });

  test("is told to an owner with what the configuration still says", async () => {
    await boss.says("/hapusdata");
    await boss.presses("Ya, hapus semua");
    expect(boss.screen()).toContain("ADMIN_IDS");
    await boss.says("/audit");
    expect(boss.screen()).toContain("Catatan");
  });

  test.each([
    ["id", ["/hapusdata", "/privasi"], "privacy.in-private"],
    ["en", ["/deletedata", "/privacy@cek_tagihan_bot"], "privacy.in-private"],
  ] as const)("is nothing for a group, which is told where it is: %s", async (language, commands, key) => {
    const group = chat.inGroup(await chat.person(language));
    for (const command of commands) {
      await group.says(command);
      expect(group.screen()).toBe(said(language, key));
    }
  });

  test("is nothing at all for a stranger in a group", async () => {
    const invited = await startChat({ access: "invite", adminIds: [owner] });
    onTestFinished(invited.stop);
    const boss = await invited.person("id");
    const stranger = await invited.person("id");
    const here = invited.newGroup();
    await invited.inGroup(stranger, here).writes("/privasi");
    const group = invited.inGroup(boss, here);
    await group.says("/cek");
    expect(group.log()).toHaveLength(1);
  });
});
