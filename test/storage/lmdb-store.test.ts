import { closeSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openLmdb } from "../../src/storage/lmdb-store.ts";
import { records } from "../../src/storage/records.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { denseText } from "../support/dense-text.ts";
import { manualTicker } from "../support/manual-ticker.ts";
import { openedStore } from "../support/opened-store.ts";
import { storeSuite } from "../support/store-suite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

// LMDB's keys end at 1978 bytes, of which the suite's namespace takes seven.
storeSuite("a store on LMDB", { emptyStore: () => `file:${temporaryFolder()}`, persistent: true, longestKey: 1971 });

describe("a store on LMDB", () => {
  test("makes the folder it is to use, for its own user only", async () => {
    const folder = join(temporaryFolder(), "deep", "data.v1");
    await openedStore(`file:${folder}`);
    expect(statSync(folder).isDirectory()).toBe(true);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  test("refuses a key that is too long, and goes on working", async () => {
    const things = (await openedStore(`file:${temporaryFolder()}`)).namespace("things");
    await expect(things.set("k".repeat(1972), "value")).rejects.toThrow("1979 bytes");
    await expect(things.get("é".repeat(990))).rejects.toThrow(RangeError);
    await things.set("key", "value");
    expect(await things.get("key")).toBe("value");
  });

  test("keeps the size of its file when the same records are written over and over", async () => {
    const folder = temporaryFolder();
    const things = (await openedStore(`file:${folder}`)).namespace("things");
    const writeAll = async (rounds: number) => {
      for (let round = 0; round < rounds; round++) {
        await Promise.all(Array.from({ length: 100 }, (_, key) => things.set(`${key}`, denseText(1000), 1000)));
      }
    };
    await writeAll(20);
    const size = statSync(join(folder, "data.mdb")).size;
    await writeAll(100);
    expect(statSync(join(folder, "data.mdb")).size).toBeLessThan(size * 2);
  });

  test("commits what was being written when it is closed", async () => {
    const url = `file:${temporaryFolder()}`;
    const store = await openStore(url, { onError: unexpected });
    const written = store.namespace("things").set("key", "value");
    await store.close();
    expect(await written).toBe(true);
    expect(await (await openedStore(url)).namespace("things").get("key")).toBe("value");
  });

  test("rejects with a failure once it is closed", async () => {
    const store = await openStore(`file:${temporaryFolder()}`, { onError: unexpected });
    const things = records({ keyv: store.namespace("things"), version: 1, parse: String });
    await store.close();
    await expect(things.get("key")).rejects.toBeInstanceOf(StoreFailure);
    await expect(things.set("key", "value")).rejects.toBeInstanceOf(StoreFailure);
  });

  test("gives up with its folder in the way of a file", async () => {
    const file = join(temporaryFolder(), "taken");
    closeSync(openSync(file, "w"));
    await expect(openStore(`file:${file}`, { onError: unexpected })).rejects.toBeInstanceOf(StoreFailure);
  });
});

test("openLmdb keeps the values of two folders apart", async () => {
  const options = {
    now: Date.now,
    ticker: manualTicker().ticker,
    onError: unexpected,
    onLost: unexpected,
    name: "test",
    beside: false,
  };
  const [one, other] = [await openLmdb(temporaryFolder(), options), await openLmdb(temporaryFolder(), options)];
  await one.namespace("things").set("key", "value");
  expect(await other.namespace("things").get("key")).toBeUndefined();
  await Promise.all([one.close(), other.close()]);
});

test("a tick that comes while a sweep is under way starts no other one, which a slow disk would have wait in a row", async () => {
  const folder = temporaryFolder();
  const { ticker, tick } = manualTicker();
  let now = 1;
  const common = { now: () => now, onError: unexpected, onLost: unexpected, name: "test", beside: false };
  const store = await openLmdb(folder, { ...common, ticker });
  const things = store.namespace("things");
  await things.setMany(Array.from({ length: 1_200 }, (_, at) => ({ key: `${at}`, value: "value", ttl: 1 })));
  now = 10;
  for (const _ of [1, 2, 3]) tick();
  await store.close();
  const again = await openLmdb(folder, { ...common, now: () => 1, ticker });
  const left: string[] = [];
  for await (const key of again.namespace("things").keys()) left.push(key);
  expect(left).toHaveLength(700);
  await again.close();
});
