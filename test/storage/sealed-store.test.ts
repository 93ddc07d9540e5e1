import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Backend } from "../../src/storage/backend.ts";
import { openBackend } from "../../src/storage/open-backend.ts";
import { type Records, records } from "../../src/storage/records.ts";
import { redisRewrite } from "../../src/storage/redis-rewrite.ts";
import { sealedTexts } from "../../src/storage/sealed-texts.ts";
import { openStore, type Store } from "../../src/storage/store-from-url.ts";
import { type StoreKeys, storeSeal } from "../../src/storage/store-seal.ts";
import { manualTicker } from "../support/manual-ticker.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { someKeys, storeKey } from "../support/store-keys.ts";
import { storeSuite } from "../support/store-suite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

const keys = someKeys;

storeSuite("a sealed store in memory", { emptyStore: () => "memory:", persistent: false, longestKey: 100_000, keys });

storeSuite("a sealed store on LMDB", {
  emptyStore: () => `file:${temporaryFolder()}`,
  persistent: true,
  longestKey: 1971,
  keys,
});

storeSuite(`a sealed store on Redis${redisNote}`, {
  emptyStore: async () => (await redisServer()).url,
  persistent: true,
  longestKey: 100_000,
  skip: !redisInstalled,
  keys,
});

const newUrl = () => `file:${temporaryFolder()}`;

function peopleOf(store: Store): Records<string> {
  return records({ keyv: store.namespace("people", undefined, { ordered: true }), version: 1, parse: String });
}

/** Opens the store with these keys, works with its people, and closes it. */
async function during<Result>(
  url: string,
  given: StoreKeys | undefined,
  work: (people: Records<string>, store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(url, { onError: unexpected, keys: given });
  try {
    return await work(peopleOf(store), store);
  } finally {
    await store.close();
  }
}

/** The same with what lies in the store, sealed or not. */
async function beneath<Result>(url: string, work: (backend: Backend) => Promise<Result>): Promise<Result> {
  const { ticker } = manualTicker();
  const common = { onError: unexpected, onLost: unexpected, now: Date.now, ticker, deadlineMs: 5_000 };
  const backend = await openBackend(url, { ...common, name: "beneath", beside: false });
  try {
    return await work(backend);
  } finally {
    await backend.close();
  }
}

const budi = { kind: "found", value: "BUDI SANTOSO", revision: 1 };
const writeBudi = (people: Records<string>) => people.set("5", budi.value, { revision: 1 });
const writeLater = (people: Records<string>) => people.set("6", budi.value, { revision: 1 });
const textOf = (url: string) => beneath(url, (backend) => backend.namespace("people").get("5"));
const sealedForm = /^\{"value":\{"revision":\d+,"sealed":"[A-Za-z0-9+/]+=*"\}\}$/;

describe("a sealed record", () => {
  test("shows its revision, and nothing of what it holds", async () => {
    const url = newUrl();
    await during(url, keys, writeBudi);
    expect(await textOf(url)).toMatch(sealedForm);
    expect(await during(url, keys, (people) => people.get("5"))).toEqual(budi);
  });

  test("cannot be moved to another key, to another namespace or to another revision", async () => {
    const url = newUrl();
    await during(url, keys, writeBudi);
    await beneath(url, async (backend) => {
      const [people, others] = [backend.namespace("people"), backend.namespace("others")];
      const text = (await people.get("5")) ?? "";
      await people.set("6", text);
      await others.set("5", text);
      await people.set("5", text.replace('"revision":1', '"revision":2'));
    });
    await during(url, keys, async (people, store) => {
      expect(await people.get("6")).toEqual({ kind: "unreadable", revision: 1 });
      expect(await people.get("5")).toEqual({ kind: "unreadable", revision: 2 });
      const others = records({ keyv: store.namespace("others"), version: 1, parse: String });
      expect(await others.get("5")).toEqual({ kind: "unreadable", revision: 1 });
      await people.set("5", "SITI RAHAYU", { revision: 3 });
      expect(await people.get("5")).toMatchObject({ value: "SITI RAHAYU" });
    });
  });

  test("of which any letter was changed is not found, or found as it was", async () => {
    const { sealed, opened } = sealedTexts("people", storeSeal(keys));
    const plain = JSON.stringify({ value: { revision: 3, version: 1, data: "BUDI SANTOSO ".repeat(30) } });
    const text = sealed("5", plain);
    const keyv = (await openedStore("memory:")).namespace("people");
    const people = records({ keyv, version: 1, parse: String });
    const anyLetter = fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 1 }), anyLetter, async (at, letter) => {
        const read = opened("5", text.slice(0, at) + letter + text.slice(at + 1));
        await keyv.store.set("5", read);
        const { kind } = await people.get("5");
        expect([kind === "found", kind]).toEqual([read === plain, kind]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("that is damaged does not end a listing", async () => {
    const keyv = (await openedStore("memory:", { keys })).namespace("people");
    await records({ keyv, version: 1, parse: String }).set("sound", "BUDI");
    const raw = '{"value":{"sealed":"AAAA"}}';
    expect(sealedTexts("people", storeSeal(keys)).opened("5", raw)).toBe(raw);
    const listed = [];
    for await (const [key] of keyv.iterator?.(undefined) ?? []) listed.push(key);
    expect(listed).toEqual(["sound"]);
  });

  test("from before there was a key is read beside those that are sealed", async () => {
    const url = newUrl();
    await during(url, keys, writeBudi);
    const plain = JSON.stringify({ value: { revision: 7, version: 1, data: "SITI RAHAYU" } });
    await beneath(url, (backend) => backend.namespace("people").set("6", plain));
    await during(url, keys, async (people) => {
      expect(await people.get("5")).toEqual(budi);
      expect(await people.get("6")).toEqual({ kind: "found", value: "SITI RAHAYU", revision: 7 });
      await people.set("6", "SITI RAHAYU", { revision: 8 });
    });
    expect(await beneath(url, (backend) => backend.namespace("people").get("6"))).toMatch(sealedForm);
  });
});

describe("a store that was written with a key", () => {
  const [first, second, third] = ["first", "second", "third"].map(storeKey) as [string, string, string];

  for (const { kind, emptyUrl, skip } of [
    { kind: "file", emptyUrl: async () => newUrl(), skip: false },
    { kind: `Redis${redisNote}`, emptyUrl: async () => (await redisServer()).url, skip: !redisInstalled },
  ]) {
    test.skipIf(skip)(
      `is sealed anew at its first start with another key, so that the old one may go (${kind})`,
      async () => {
        const url = await emptyUrl();
        const sealed: number[] = [];
        const openedWith = async (given: StoreKeys | undefined) => {
          const onSealed = (records: number) => void sealed.push(records);
          const store = await openStore(url, { onError: unexpected, keys: given, onSealed });
          const lasting = records({ keyv: store.namespace("lasting"), version: 1, parse: String });
          return { store, people: peopleOf(store), lasting };
        };
        const plain = await openedWith(undefined);
        await plain.people.set("5", budi.value, { revision: 1, ttlMs: 60_000 });
        await plain.people.set("short", budi.value, { revision: 1, ttlMs: 1_000 });
        await plain.lasting.set("a:b", "SITI RAHAYU");
        await plain.store.close();
        for (const given of [{ current: first }, { current: second, old: first }, { current: second }]) {
          const { store, people, lasting } = await openedWith(given);
          expect(await people.get("5")).toEqual(budi);
          expect(await lasting.get("a:b")).toMatchObject({ value: "SITI RAHAYU" });
          await store.close();
        }
        expect(sealed.map((count) => count >= 2 && count <= 3)).toEqual([true, true]);
        expect(await beneath(url, (backend) => backend.namespace("lasting").get("a:b"))).toMatch(
          /^\{"value":\{"sealed":"/,
        );
        const last = await openedWith({ current: second });
        await expect.poll(() => last.people.get("short"), { timeout: 5_000 }).toEqual({ kind: "absent" });
        await last.people.set("5", "SITI RAHAYU", { revision: 2 });
        await last.store.close();
      },
    );
  }

  test("is read with it as the old one where another program has not sealed anew yet", async () => {
    const url = newUrl();
    await during(url, { current: second }, writeBudi);
    const text = await textOf(url);
    expect(sealedTexts("people", storeSeal({ current: first, old: second })).opened("5", text ?? "")).toContain(
      budi.value,
    );
  });

  test.each([
    ["another key", { current: second }, "this is not the key with which the store was written"],
    ["two others", { current: second, old: third }, "this is not the key with which the store was written"],
    ["none", undefined, "the store is sealed with a key, and none is given"],
  ])("is not opened with %s, which is told in plain words, and stays as it was", async (_, given, problem) => {
    const url = newUrl();
    await during(url, { current: first }, writeBudi);
    const error: unknown = await openStore(url, { onError: unexpected, keys: given }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      name: "StoreFailure",
      cause: { name: "StoreUnusable", variable: "STORE_KEY", problem },
    });
    expect(await during(url, { current: first }, (people) => people.get("5"))).toEqual(budi);
  });

  test("is only read by who opens it with the same key, as on a full disk", async () => {
    const url = newUrl();
    const marked = () => beneath(url, (backend) => backend.namespace("keys").get("mark"));
    await during(url, { current: first }, writeBudi);
    const before = await marked();
    await during(url, { current: first }, (people) => people.get("5"));
    expect(await marked()).toBe(before);
  });

  test("is not sealed anew by who only looks", async () => {
    const url = newUrl();
    await during(url, undefined, writeBudi);
    const store = await openStore(url, { onError: unexpected, keys, beside: true });
    await store.close();
    expect(await textOf(url)).toContain(budi.value);
    await during(url, undefined, writeLater);
  });

  test.skipIf(!redisInstalled)(
    `is not opened when it cannot be sealed, which is a failure as any other${redisNote}`,
    async () => {
      const { url } = await redisServer();
      await during(url, undefined, async (people, { redis }) => {
        await writeBudi(people);
        await redis?.client.configSet({ "maxmemory-policy": "noeviction", maxmemory: "1" });
      });
      await expect(openStore(url, { onError: unexpected, keys })).rejects.toMatchObject({ name: "StoreFailure" });
    },
  );

  test.skipIf(!redisInstalled)(`is opened by programs that start in the same moment${redisNote}`, async () => {
    const { url } = await redisServer();
    const given = { current: second, old: first };
    const opened = await Promise.all([1, 2, 3].map(() => openStore(url, { onError: unexpected, keys: given })));
    for (const store of opened) await store.close();
    await during(url, { current: second }, writeBudi);
  });

  test.skipIf(!redisInstalled)(`loses no write that comes while it is sealed anew${redisNote}`, async () => {
    const { url } = await redisServer();
    await during(url, undefined, async (people, { redis }) => {
      if (redis === undefined) throw new Error("it takes a Redis");
      await writeBudi(people);
      await writeLater(people);
      const newer = JSON.stringify({ value: { revision: 2, version: 1, data: "SITI RAHAYU" } });
      const written: unknown[] = [];
      const count = await redisRewrite(redis)((namespace, key, text) => {
        if (key === "5") written.push(redis.client.set(`${redis.prefix}:${namespace}:5`, newer));
        return text.replace("BUDI", "DEWI");
      });
      await Promise.all(written);
      expect([written.length, count]).toEqual([1, 1]);
      expect(await people.get("5")).toMatchObject({ value: "SITI RAHAYU" });
      expect(await people.get("6")).toMatchObject({ value: "DEWI SANTOSO" });
    });
  });
});

test("a name for a key tells less where there is a key, and is the same each time", async () => {
  const account = "514040400482";
  const [plain, sealed, other] = await Promise.all(
    [undefined, keys, { current: storeKey("other") }].map((given) => openedStore("memory:", { keys: given })),
  );
  const names = [plain, sealed, other].map((store) => store?.nameFor(account));
  expect(new Set(names).size).toBe(3);
  expect(names.join()).not.toContain(account);
  expect(sealed?.nameFor(account)).toBe(storeSeal(keys).nameFor(account));
});
