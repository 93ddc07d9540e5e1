import { describe, expect, test } from "vitest";
import { opsChat } from "../support/ops-chat.ts";
import { said } from "../support/said.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const account = "530000000181";
const pln = "pln pascabayar 514040400111";

describe("a provider that is off", () => {
  test("is passed over for the next one, also after a restart, until it is on again", async () => {
    const { chat, emma, sari } = await opsChat({ storeUrl: `file:${temporaryFolder()}` });
    const asked = async () => {
      await sari.says(pln);
      return chat.inquired().at(-1)?.provider;
    };
    expect(await asked()).toBe("ayopop");
    await emma.says("/provider ayopop off 30m");
    expect(emma.screen()).toMatch(
      /⏸ Ayopop dimatikan sampai \d\d\.\d\d \(30 menit lagi\)\.\n\d+ produk sekarang tidak bisa dicek\./,
    );
    expect(await asked()).toBe("klikoo");
    await chat.restart();
    expect(await asked()).toBe("klikoo");
    await emma.says("/provider ayopop on");
    expect(emma.screen()).toBe("▶️ Ayopop dinyalakan lagi.");
    expect(await asked()).toBe("ayopop");
  });

  test("is listed with buttons, and what nobody else sells is closed", async () => {
    const { chat, emma, sari } = await opsChat({ locale: "en" });
    await emma.says("/provider");
    expect(emma.screen()).toBe(
      "▶️ Ayopop: on\n▶️ Klikoo: on\n\nLike this: /provider ayopop off 30m, /provider ayopop on\n" +
        "The time is for example 30m, 2h or 7d, 30d at most. Without one: until somebody switches it on.\n" +
        "[⏸ Ayopop 30 min] [⏸ Ayopop]\n[⏸ Klikoo 30 min] [⏸ Klikoo]",
    );
    await emma.presses("⏸ Klikoo");
    expect(emma.screen()).toContain("⏸ Klikoo is off until somebody switches it on.");
    await emma.says("/provider");
    await emma.presses("⏸ Ayopop");
    await sari.says(pln);
    expect(sari.screen()).toContain(said("id", "reason.product-closed"));
    expect(chat.inquired()).toEqual([]);
    await emma.presses("▶️ Switch Ayopop on");
    await sari.says(pln);
    expect(chat.inquired()).toHaveLength(1);
  });

  test("is in the audit, and switched on from a private chat as well", async () => {
    const { emma, emmaAlone } = await opsChat();
    await emma.says("/provider klikoo off 1m");
    await emma.says("/audit");
    expect(emma.screen()).toContain("mematikan klikoo 1m");
    await emmaAlone.says("/provider klikoo on");
    expect(emmaAlone.screen()).toBe("▶️ Klikoo is on again.");
  });
});

describe("a product that is off", () => {
  test("is marked in the menus and closed, and nobody is asked", async () => {
    const { chat, emma, sari } = await opsChat();
    await emma.says("/produk pln-postpaid off 2j");
    expect(emma.screen()).toContain("⏸ PLN Pascabayar dimatikan sampai");
    await sari.says("/start");
    await sari.presses("Listrik");
    expect(sari.buttons().map(({ text }) => text)).toContain("⚠️ PLN Pascabayar (gangguan)");
    await sari.says(pln);
    expect(sari.screen()).toContain(said("id", "reason.product-closed"));
    expect(chat.inquired()).toEqual([]);
    await emma.says("/produk");
    expect(emma.screen()).toContain("⏸ PLN Pascabayar: mati sampai");
    await emma.presses("▶️ Nyalakan PLN Pascabayar");
    await sari.says(pln);
    expect(sari.screen()).toContain("Total bayar");
  });

  test("has to be named, and is found by a part of its name", async () => {
    const { emma } = await opsChat({ locale: "en" });
    await emma.says("/product pln off");
    expect(emma.screen()).toContain("“pln” is not quite it. Close to it:\n• pln-");
    await emma.says("/product postpaid");
    expect(emma.screen()).toContain("\n• pln-postpaid");
    await emma.says("/product zzz");
    expect(emma.screen()).toBe("There is no “zzz”. Try a part of the name, for example /product pln.");
    await emma.says("/provider zzz");
    expect(emma.screen()).toBe("There is no “zzz”. There are:\n• ayopop\n• klikoo");
    await emma.says("/product pln-postpaid perhaps");
    expect(emma.screen()).toContain("Like this: /product pln-postpaid off 2h");
  });
});

test("an agent has no such commands", async () => {
  const { chat, group, sari } = await opsChat();
  await chat.inGroup(sari, group).writes("/provider ayopop off");
  await sari.says("/status");
  expect(sari.screen()).not.toContain("Status,");
  await sari.says(pln);
  expect(chat.inquired().at(-1)?.provider).toBe("ayopop");
});

test.each([
  [
    "id",
    "Versi",
    "Penyimpanan: baik\nTelegram: baik\nInsiden terbuka: 2\n• Ayopop menolak akses kita\n• Klikoo menolak akses kita",
  ],
  ["en", "Version", "Store: fine\nTelegram: fine\nOpen incidents: 2\n• Ayopop refuses us\n• Klikoo refuses us"],
] as const)("/status shows the whole on one screen of a phone: %s", async (locale, version, standing) => {
  const { emma, sari } = await opsChat({ locale });
  await sari.says(pln, `pln pascabayar ${account}`, "pln pascabayar 530000000401");
  await emma.sees("⛔ Ayopop");
  await emma.sees("⛔ Klikoo");
  await emma.says("/provider klikoo off 30m", "/status");
  const screen = emma.screen();
  const lines = screen.split("\n");
  expect(lines[1]).toMatch(/^ {8}\/m.{2} (gagal|fails) {2}p50 {2}p95$/);
  expect(lines[2]).toMatch(/^Ayopop ! {1,3}\d(?:[.,]\d)? {3}67% \d[.,]\ds \d[.,]\ds$/);
  expect(lines[3]).toMatch(/^Klikoo – /);
  for (const line of lines.slice(1, 4)) expect(line.length).toBeLessThanOrEqual(28);
  expect(screen).toContain("⏸ Klikoo");
  expect(screen).toContain(`\n\n${standing}`);
  expect(screen).toContain(`\n${version} 0.`);
});
