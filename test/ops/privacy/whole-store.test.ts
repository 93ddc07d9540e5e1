import { describe, expect, test } from "vitest";
import type { Partner } from "../../support/chat-partner.ts";
import { opsChat } from "../../support/ops-chat.ts";
import { redisInstalled, redisNote } from "../../support/redis-server.ts";
import { linesWith, searchable } from "../../support/whole-store.ts";
import { asked, deletesAll, inEarnest, usesBot } from "./tour.ts";

type Traces = readonly (string | RegExp)[];

/** Comes in by a link that works once. */
async function joins(person: Partner, by: Partner): Promise<void> {
  await by.says("/invite");
  const [link = ""] = /https:\/\/\S+/.exec(by.message().text ?? "") ?? [];
  await person.opens(link);
}

describe.each(["file", "Redis"] as const)("in a store in %s", (kind) => {
  const isLeftOut = kind === "Redis" && !redisInstalled;
  const note = kind === "Redis" ? redisNote : "";

  async function opened() {
    const { storeUrl, all } = await searchable[kind]();
    const people = await opsChat({ storeUrl, ...inEarnest, access: "invite" });
    const left = async (traces: Traces) => {
      const lines = await all();
      return traces.flatMap((trace) => linesWith(lines, trace));
    };
    /** Those of which nothing is found. */
    const missing = async (traces: Traces) => {
      const lines = await all();
      return traces.filter((trace) => linesWith(lines, trace).length === 0);
    };
    return { ...people, left, missing };
  }

  test.skipIf(isLeftOut)(
    `nothing is left of an agent, and nothing comes back${note}`,
    { timeout: 60_000 },
    async () => {
      const { chat, sari, emmaAlone, left, missing } = await opened();
      const budi = await chat.person("id");
      await joins(budi, emmaAlone);
      await joins(sari, emmaAlone);
      await budi.says("pln pascabayar 520511567087");
      await usesBot(sari, chat);
      const traces = [String(sari.id), /Agen 2\b/, ...Object.values(asked)];
      expect(await missing(traces)).toEqual([]);

      await deletesAll(sari);
      expect(await left(traces)).toEqual([]);
      await sari.rests();
      await chat.restart();
      expect(await left(traces)).toEqual([]);
      expect(await missing([String(budi.id), "520511567087"])).toEqual([]);
      await emmaAlone.says("/audit");
      expect(emmaAlone.message().text).toMatch(/#U\w+ deleted their own data/);
      // What they did is still told, and no longer of whom.
      expect(emmaAlone.message().text).toMatch(/#U\w+ PLN Postpaid ••••0482/);
    },
  );

  test.skipIf(isLeftOut)(`nothing is left of a stranger who has asked to be let in${note}`, async () => {
    const { sari, emma, left, missing } = await opened();
    await sari.says("/start");
    await sari.presses("Minta akses");
    await emma.sees("Minta akses");
    const traces = [String(sari.id), /Agen 2\b/];
    expect(await missing(traces)).toEqual([]);
    await deletesAll(sari);
    expect(await left(traces)).toEqual([]);
  });

  test.skipIf(isLeftOut)(`nothing is left of an owner either${note}`, { timeout: 60_000 }, async () => {
    const { emma, emmaAlone, sari, chat, left, missing } = await opened();
    // Both providers refuse access: that is an incident.
    await joins(sari, emmaAlone);
    await sari.says("pln pascabayar 530000000401");
    await emma.sees("Saya tangani");
    await emma.looks();
    await emma.presses("Saya tangani");
    await emmaAlone.says("/bahasa");
    await emmaAlone.presses("Bahasa Indonesia");
    await emmaAlone.writes("/pengumuman Besok tutup.");
    await emmaAlone.sees("Kirim sekarang?");
    await emmaAlone.looks();
    await emmaAlone.presses("📢 Kirim");
    await emmaAlone.says("/audit csv");
    const traces = [String(emmaAlone.id), /Agen 1\b/];
    expect(await missing(traces)).toEqual([]);
    await deletesAll(emmaAlone);
    expect(await left(traces)).toEqual([]);
    await chat.restart();
    expect(await left(traces)).toEqual([]);
  });
});
