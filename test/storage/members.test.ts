import { expect, test } from "vitest";
import type { Member } from "../../src/access/member.ts";
import { readMember } from "../../src/access/read-member.ts";
import { members } from "../../src/storage/members.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const sari: Member = { handle: "7K7K7K", name: "Sari", username: "sari_loket", role: "agent", since: 1, by: "OWNER1" };
const budi: Member = { handle: "9M9M9M", name: "Budi", role: "ops", since: 2, isSuspended: true };

async function kept() {
  const store = await openedStore("memory:");
  return { store, ...members(store, readMember) };
}

async function listed(all: AsyncIterable<readonly [number, Member]>) {
  const found: (readonly [number, Member])[] = [];
  for await (const one of all) found.push(one);
  return found.sort(([one], [other]) => one - other);
}

const urls: readonly (readonly [string, () => Promise<string>])[] = [
  ["memory:", async () => "memory:"],
  ["file:", async () => `file:${temporaryFolder()}`],
  ...(redisInstalled ? [[`redis:${redisNote}`, async () => (await redisServer()).url] as const] : []),
];

test.each(urls)("members are kept, listed and removed: %s", async (_, url) => {
  const { get, put, remove, all } = members(await openedStore(await url()), readMember);
  expect(await get(11)).toBeUndefined();
  expect(await put(11, sari, 1)).toBe(true);
  expect(await put(6_000_000_001, budi, 1)).toBe(true);
  expect(await get(11)).toEqual({ member: sari, revision: 1 });
  expect(await listed(all())).toEqual([
    [11, sari],
    [6_000_000_001, budi],
  ]);
  expect(await remove(11)).toBe(true);
  expect(await remove(11)).toBe(false);
  expect(await listed(all())).toEqual([[6_000_000_001, budi]]);
});

test("of two changes at once one is refused, and has to read again", async () => {
  const { get, put } = await kept();
  await put(11, sari, 1);
  expect(await put(11, { ...sari, role: "ops" }, 2)).toBe(true);
  expect(await put(11, { ...sari, isSuspended: true }, 2)).toBe(false);
  expect(await get(11)).toEqual({ member: { ...sari, role: "ops" }, revision: 2 });
});

test.skipIf(!redisInstalled)(`what another program changes is seen two seconds later${redisNote}`, async () => {
  const { url } = await redisServer();
  let now = 0;
  const [one, other] = [await openedStore(url), await openedStore(url)].map((store) =>
    members(store, readMember, () => now),
  );
  await one?.put(11, sari, 1);
  expect(await other?.get(11)).toMatchObject({ member: sari });
  await one?.remove(11);
  expect(await one?.get(11)).toBeUndefined();
  now = 2_000;
  expect(await other?.get(11)).toBeUndefined();
});

test("what is no member is nobody, and may be let in", async () => {
  const { store, get, put, all } = await kept();
  await store.namespace("members").set("11", { revision: 4, version: 1, data: { ...sari, role: "god" } });
  expect(await get(11)).toBeUndefined();
  expect(await listed(all())).toEqual([]);
  expect(await put(11, sari, 1)).toBe(true);
  expect(await get(11)).toMatchObject({ member: sari });
  expect(await put(11, budi, 1)).toBe(false);
});
