import { describe, expect, onTestFinished, test } from "vitest";
import { type Chat, startChat } from "../../support/chat.ts";
import type { Partner } from "../../support/chat-partner.ts";
import { redisInstalled, redisNote, redisServer } from "../../support/redis-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { linesWith, type WholeStore, wholeFolder, wholeRedis } from "../../support/whole-store.ts";

type Opened = { readonly storeUrl: string; readonly all: () => Promise<WholeStore> };

const stores: Readonly<Record<string, () => Promise<Opened>>> = {
  file: async () => {
    const folder = temporaryFolder();
    return { storeUrl: `file:${folder}`, all: () => wholeFolder(folder) };
  },
  Redis: async () => {
    const { url } = await redisServer();
    return { storeUrl: url, all: () => wholeRedis(url) };
  },
};

const owner = 6_000_000_001;
/** Answers are remembered, as they are in earnest. */
const routing = {
  deadlineMs: 60_000,
  concurrent: 100,
  perSecond: 1_000,
  failures: 1_000,
  openFor: 1_000,
  times: { bill: 60_000, alreadyPaid: 60_000, unknownAccount: 60_000 },
};

/** Numbers that the person asks for, each at another place and with another end. */
const asked = {
  bill: "514040400482",
  inGroup: "533512366386",
  /** The sandbox never answers to it. */
  unfinished: "540000000030",
  /** Answered after five seconds, when its person has gone on. */
  late: "550000000005",
  family: "8888801433177155",
  typed: "085700001234",
};

async function uses(sari: Partner, chat: Chat): Promise<void> {
  const group = chat.inGroup(sari);
  await sari.says("/bahasa");
  await sari.presses("English");
  await sari.says("/bahasa");
  await sari.presses("Bahasa Indonesia");
  await group.says(`/cek pln pascabayar ${asked.inGroup}`);
  await sari.says(`bpjs kesehatan ${asked.family}`, "1");
  await sari.says(`pln pascabayar ${asked.bill}`);
  await sari.writes(`pln pascabayar ${asked.late}`);
  await sari.sees(asked.late);
  await sari.writes(`/cek pln pascabayar ${asked.unfinished}`);
  await sari.sees(asked.unfinished);
  await sari.writes(`/cek gopay ${asked.typed}`);
  await sari.sees(asked.typed);
}

async function deletesAll(sari: Partner): Promise<void> {
  await sari.writes("/hapusdata");
  await sari.sees("Hapus semua data Anda?");
  await sari.looks();
  await sari.taps("Ya, hapus semua");
  await sari.sees("semua data Anda dihapus");
}

describe.each(["file", "Redis"])("in a store in %s", (kind) => {
  test.skipIf(kind === "Redis" && !redisInstalled)(
    `nothing is left of who has everything deleted, and nothing comes back${kind === "Redis" ? redisNote : ""}`,
    async () => {
      const { storeUrl, all } = await (stores[kind] ?? fail)();
      const chat = await startChat({ storeUrl, routing, adminIds: [owner] });
      onTestFinished(chat.stop);
      const sari = await chat.person("id");
      const budi = await chat.person("id");
      await budi.says("pln pascabayar 520511567087");
      await uses(sari, chat);
      const traces = [String(sari.id), ...Object.values(asked)];
      const foundBefore = await all();
      for (const trace of traces) expect([trace, linesWith(foundBefore, trace)]).not.toEqual([trace, []]);

      await deletesAll(sari);
      const left = async () => {
        const lines = await all();
        return traces.flatMap((trace) => linesWith(lines, trace));
      };
      expect(await left()).toEqual([]);
      await sari.rests();
      await chat.restart();
      expect(await left()).toEqual([]);
      expect(linesWith(await all(), String(budi.id))).not.toEqual([]);
    },
    60_000,
  );
});

function fail(): never {
  throw new Error("there is no such store");
}
