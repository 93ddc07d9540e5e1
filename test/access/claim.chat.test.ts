import { createHash } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { readClaim } from "../../src/access/claim.ts";
import { newClaim } from "../../src/access/claim-desk.ts";
import { readMember } from "../../src/access/read-member.ts";
import { randomNames } from "../../src/app/random-names.ts";
import { claims } from "../../src/storage/claims.ts";
import { members } from "../../src/storage/members.ts";
import { startChat } from "../support/chat.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { said } from "../support/said.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const day = 24 * 60 * 60 * 1000;

async function unowned(options: Parameters<typeof startChat>[0] = {}) {
  const chat = await startChat({ access: "invite", storeUrl: `file:${temporaryFolder()}`, ...options });
  onTestFinished(chat.stop);
  return chat;
}

describe("a bot without an owner", () => {
  test("is owned by who opens its link first, and by nobody else", async () => {
    const chat = await unowned();
    const [sari, budi] = [await chat.person("id"), await chat.person("id")];
    const link = chat.claimLink() ?? "";
    expect(link).toMatch(/^https:\/\/t\.me\/cek_tagihan_bot\?start=c_[0-9A-Z]{26}$/);
    await sari.opens(`${link}X`);
    expect(sari.screen()).toBe(said("id", "access.claim.gone"));
    await sari.opens(link);
    expect(sari.screen()).toContain("Sekarang Anda owner bot ini.");
    await budi.opens(link);
    expect(budi.screen()).toBe(said("id", "access.claim.gone"));
    await sari.says("/undang owner");
    expect(sari.screen()).toContain("?start=i_");
    await chat.restart();
    expect(chat.claimLink()).toBeUndefined();
  });

  test("says nothing of the link in its log", async () => {
    const chat = await unowned();
    expect(JSON.stringify(chat.logged())).not.toContain("c_");
  });

  test("has no link where the configuration names an owner", async () => {
    expect((await unowned({ adminIds: [5] })).claimLink()).toBeUndefined();
  });
});

describe("a link for the first owner", () => {
  async function claiming(url = "memory:") {
    const store = await openedStore(url);
    let now = Date.UTC(2026, 0, 12);
    const options = {
      claims: claims(store, readClaim),
      members: members(store, readMember),
      adminIds: [],
      clock: () => now,
      hashed: (token: string) => createHash("sha256").update(token).digest("base64url"),
    };
    const pass = (time: number) => {
      now += time;
    };
    return { ...options, next: () => newClaim(options, randomNames()), pass };
  }

  test("ends after a day, and starts before do not end it", async () => {
    const { claims: kept, next, pass } = await claiming();
    await next();
    pass(day - 1);
    await next();
    expect((await kept.get()).claim.open).toHaveLength(2);
    pass(1);
    await next();
    expect((await kept.get()).claim.open).toHaveLength(2);
  });

  test("is kept as a hash", async () => {
    const { claims: kept, next } = await claiming();
    const token = await next();
    expect(JSON.stringify(await kept.get())).not.toContain(token);
  });

  test.skipIf(!redisInstalled)(`is made by two programs at once on one Redis${redisNote}`, async () => {
    const { url } = await redisServer();
    const [one, other] = [await claiming(url), await claiming(url)];
    const tokens = await Promise.all([one.next(), other.next()]);
    expect(new Set(tokens).size).toBe(2);
    expect((await one.claims.get()).claim.open).toHaveLength(2);
  });
});
