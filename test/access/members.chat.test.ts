import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Partner } from "../support/chat-partner.ts";
import { said } from "../support/said.ts";
import { written } from "../support/shown-message.ts";
import { opsGroup, type Staff, staffedChat } from "../support/staffed-chat.ts";

const day = 24 * 60 * 60 * 1000;
const hanging = "pln pascabayar 530000000030";
const menu = "Mau cek tagihan apa?";

async function opened(staff: readonly Staff[] = [{ role: "owner" }]) {
  const chat = await staffedChat(staff);
  onTestFinished(chat.stop);
  const people = [];
  for (const _ of staff) people.push(await chat.person("id"));
  const [owner] = people;
  if (owner === undefined) throw new Error("nobody looks after the bot");
  return { chat, owner, people, ops: chat.inGroup(owner, opsGroup), stranger: () => chat.person("id") };
}

/** The link that somebody gets for these words. */
async function invites(by: Partner, words = "/undang"): Promise<string> {
  await by.says(words);
  const [link = ""] = /https:\/\/\S+/.exec(by.screen()) ?? [];
  return link;
}

/** Somebody's page, from the list. */
async function turnsTo(by: Partner, name: string) {
  await by.says("/agen");
  await by.pressesOn(by.message(), name);
  return by.sees(`${name}\nID Telegram`);
}

describe("an invitation", () => {
  test("lets in who opens it first, who is welcomed and checks at once", async () => {
    const { owner, stranger } = await opened();
    const sari = await stranger();
    await sari.says("/start");
    expect(sari.screen()).toContain("khusus agen terdaftar");
    await sari.opens(await invites(owner));
    expect(sari.screen()).toContain("Selamat datang, Agen 2! Anda sudah terdaftar sebagai agen.");
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("opened again by the same person says that they are in, and by another that it is used", async () => {
    const { owner, stranger } = await opened();
    const [sari, thief] = [await stranger(), await stranger()];
    const link = await invites(owner);
    await sari.opens(link);
    await sari.opens(link);
    expect(sari.screen()).toBe(`${said("id", "access.already")}`);
    await thief.opens(link);
    expect(thief.screen()).toBe(said("id", "access.invite.used"));
    await thief.says("/cek");
    expect(thief.screen()).toContain("khusus agen terdaftar");
  });

  test("opened by two at once lets in one", async () => {
    const { owner, stranger } = await opened();
    const link = await invites(owner);
    const both = [await stranger(), await stranger()];
    await Promise.all(both.map((one) => one.opens(link)));
    const screens = both.map((one) => one.screen().split(/[,!.]/)[0]);
    expect(screens.sort()).toEqual(["Selamat datang", "Tautan undangan ini sudah dipakai"]);
  });

  test("ends when its time is over, and one that nobody gave is not known", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const { owner, stranger } = await opened();
    const [sari, budi] = [await stranger(), await stranger()];
    const [first, second] = [await invites(owner, "/undang agen 2d"), await invites(owner, "/invite 3d")];
    vi.setSystemTime(Date.now() + 2 * day);
    await sari.opens(first);
    expect(sari.screen()).toBe(said("id", "access.invite.expired"));
    await sari.opens(second);
    expect(sari.screen()).toContain("Selamat datang");
    await budi.opens(`${second}X`);
    expect(budi.screen()).toBe(said("id", "access.invite.unknown"));
  });

  test("of ops is for agents only, and one for ops and owners is made where nobody reads along", async () => {
    const { owner, ops, people, stranger } = await opened([{ role: "owner" }, { role: "ops" }, { role: "agent" }]);
    const [, helper, agent] = people as [Partner, Partner, Partner];
    await helper.says("/undang owner");
    expect(helper.screen()).toBe(said("id", "access.invite.too-high"));
    await ops.writes("/undang ops");
    await ops.sees("dibuat di chat pribadi");
    await agent.says("/undang");
    expect(agent.screen()).not.toContain("https://");
    await owner.says("/undang besok");
    expect(owner.screen()).toContain("Begini caranya");

    const budi = await stranger();
    await budi.opens(await invites(owner, "/undang ops"));
    expect(budi.screen()).toContain("terdaftar sebagai ops");
    expect(await invites(budi)).toContain("?start=i_");
  });

  test("for more than somebody is makes them that", async () => {
    const { owner, people } = await opened([{ role: "owner" }, { role: "agent" }]);
    const [, sari] = people as [Partner, Partner];
    await sari.opens(await invites(owner, "/undang ops"));
    expect(sari.screen()).toContain("terdaftar sebagai ops");
    await sari.opens(await invites(owner, "/undang agen"));
    expect(sari.screen()).toBe(said("id", "access.already"));
  });
});

describe("somebody who is suspended", () => {
  test("in the middle of a check is told so and sees no answer, until they are restored", async () => {
    const { owner, people, chat } = await opened([{ role: "owner" }, { role: "agent" }]);
    const [, sari] = people as [Partner, Partner];
    const page = await turnsTo(owner, "Agen 1");
    await sari.writes(hanging);
    await sari.sees("🔎 Sedang dicek…");
    await expect.poll(async () => (await chat.page("/metrics")).text()).toMatch(/provider_running\S* 1/);
    await owner.pressesOn(page, "Tangguhkan");
    await sari.sees(said("id", "suspended"));
    // The provider hangs: the bot rests only because nobody waits for it any more.
    await owner.rests();
    expect(chat.inquired().map(({ outcome, code }) => [outcome, code])).toEqual([["provider-unavailable", "aborted"]]);
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toBe(said("id", "suspended"));

    await owner.pressesOn(await owner.sees("Sedang ditangguhkan"), "Pulihkan");
    await sari.sees(said("id", "access.told.restored"));
    await sari.says("/terakhir");
    expect(sari.screen()).toContain("Belum ada tagihan");
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
  });

  test("comes in by no invitation", async () => {
    const { owner, people } = await opened([{ role: "owner" }, { role: "agent", isSuspended: true }]);
    const [, sari] = people as [Partner, Partner];
    await sari.opens(await invites(owner));
    expect(sari.screen()).toBe(said("id", "suspended"));
  });
});

describe("somebody who is removed", () => {
  test("is a stranger whose old buttons and invitation do nothing", async () => {
    const { owner, stranger } = await opened();
    const sari = await stranger();
    const link = await invites(owner);
    await sari.opens(link);
    await sari.says("/cek");
    const old = sari.message();
    const page = await turnsTo(owner, "Agen 2");
    await owner.pressesOn(page, "Keluarkan");
    await owner.pressesOn(await owner.sees("langsung dihentikan"), "Ya, keluarkan");
    await sari.sees(said("id", "access.told.removed"));
    await sari.pressesOn(old, "Listrik");
    await sari.looks();
    expect(sari.log().map(written).at(-1)).toContain("khusus agen terdaftar");
    expect(sari.log().map(written).join()).not.toContain("Pilih produknya");
    await sari.opens(link);
    expect(sari.screen()).toBe(said("id", "access.invite.used"));
    expect(written(await owner.sees("Pemakai bot: 1"))).not.toContain("Agen 2");
  });

  test("is asked about once more, and may be kept", async () => {
    const { owner, people } = await opened([{ role: "owner" }, { role: "agent" }]);
    const [, sari] = people as [Partner, Partner];
    await owner.pressesOn(await turnsTo(owner, "Agen 1"), "Keluarkan");
    await owner.pressesOn(await owner.sees("langsung dihentikan"), "Kembali");
    await sari.says("/cek");
    expect(sari.screen()).toContain(menu);
  });
});

describe("the list of who uses the bot", () => {
  test("has eight a page, those who may do most first, and each with what may be done", async () => {
    const agents = Array.from({ length: 9 }, (): Staff => ({ role: "agent" }));
    const { owner, ops } = await opened([{ role: "owner" }, { role: "ops" }, ...agents]);
    await owner.writes("/agen");
    const list = await owner.sees("Pemakai bot: 11");
    const labels = written(list).split("\n").slice(2);
    expect(labels.slice(0, 2)).toEqual(["[👑 Agen 0]", "[🛠 Agen 1]"]);
    expect(labels).toHaveLength(9);
    await owner.pressesOn(list, "2/2 ▶️");
    expect(written(await owner.sees("◀️ 1/2")).split("\n")).toHaveLength(6);
    await ops.writes("/agents");
    await ops.sees("Pemakai bot: 11");
  });

  test("lets owners change a role, and ops touch nobody but agents", async () => {
    const { owner, people } = await opened([{ role: "owner" }, { role: "ops" }, { role: "agent" }]);
    const [, helper, sari] = people as [Partner, Partner, Partner];
    expect(written(await turnsTo(helper, "Agen 0"))).not.toMatch(/Tangguhkan|Keluarkan|Ganti peran/);
    const page = await turnsTo(helper, "Agen 2");
    expect(written(page)).toContain("[⛔ Tangguhkan]\n[🗑 Keluarkan]");

    await owner.pressesOn(await turnsTo(owner, "Agen 2"), "Ganti peran");
    await owner.pressesOn(await owner.sees("Peran baru untuk"), "ops");
    const told = await sari.sees("Peran Anda di bot ini sekarang ops.");
    expect(told.text).toContain("Undang orang dengan /undang");
    // The page was open while she was an agent.
    await helper.pressesOn(page, "Tangguhkan");
    expect(helper.toast()).toBe(said("id", "access.may-not.too-high"));
    await owner.says("/agen");
    await owner.presses("👑");
    expect(written(await owner.sees("Peran: owner"))).not.toMatch(/Tangguhkan|Keluarkan|Ganti peran/);
  });

  test("is nothing for agents, who cannot press its buttons either", async () => {
    const { ops, people, chat } = await opened([{ role: "owner" }, { role: "agent" }]);
    const [, sari] = people as [Partner, Partner];
    await sari.says("/agen");
    expect(sari.screen()).not.toContain("Pemakai bot");
    await ops.writes("/agen");
    const among = chat.inGroup(sari, opsGroup);
    await among.pressesOn(await ops.sees("Pemakai bot"), "Agen 1");
    expect(among.toast()).toBe(said("id", "toast.not-allowed"));
  });
});
