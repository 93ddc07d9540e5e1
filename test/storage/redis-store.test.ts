import { describe, expect, onTestFinished, test } from "vitest";
import { records } from "../../src/storage/records.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { storeSuite } from "../support/store-suite.ts";

const DEADLINE = { redisDeadlineMs: 300 };

storeSuite(`a store on Redis${redisNote}`, {
  emptyStore: async () => (await redisServer()).url,
  persistent: true,
  longestKey: 100_000,
  skip: !redisInstalled,
});

describe.skipIf(!redisInstalled)(`a store on Redis that fails${redisNote}`, () => {
  test("rejects at once while the server is gone, and works again when it is back", async () => {
    const { redis, things, keyv, heard } = await checkedStore();
    await things.set("key", "value");
    await redis.stop();
    await expect(things.get("key")).rejects.toBeInstanceOf(StoreFailure);
    await expect(things.set("key", "value")).rejects.toBeInstanceOf(StoreFailure);
    await expect(things.delete("key")).rejects.toBeInstanceOf(StoreFailure);
    await expect(keyv.clear()).rejects.toThrow();
    expect(heard).not.toEqual([]);
    await redis.start();
    await expect.poll(() => things.set("key", "again").then(() => "done", String), { timeout: 10_000 }).toBe("done");
    expect(await things.get("key")).toEqual({ kind: "found", value: "again", revision: 0 });
  });

  test("rejects after the deadline when the server hangs, and works again when it goes on", async () => {
    const { redis, things } = await checkedStore();
    await things.set("key", "value");
    redis.freeze();
    await expect(things.get("key")).rejects.toMatchObject({ name: "StoreFailure", cause: { name: "DeadlinePassed" } });
    redis.thaw();
    await expect
      .poll(() => things.get("key").catch(String), { timeout: 10_000 })
      .toEqual({ kind: "found", value: "value", revision: 0 });
  });

  test("takes ordered writes also after the server forgot its scripts", async () => {
    const { redis, store } = await checkedStore();
    const ordered = records({
      keyv: store.namespace("ordered", undefined, { ordered: true }),
      version: 1,
      parse: String,
    });
    await ordered.set("key", "value", { revision: 1 });
    await redis.stop();
    await redis.start();
    const write = () => ordered.set("key", "again", { revision: 1 }).then(() => "done", String);
    await expect.poll(write, { timeout: 10_000 }).toBe("done");
    await ordered.set("key", "and again", { revision: 2 });
  });

  test("closes though the server hangs", async () => {
    const { redis, store } = await checkedStore();
    redis.freeze();
    await store.close();
  });

  test("does not open where nothing listens", async () => {
    const redis = await redisServer();
    await redis.stop();
    const heard: unknown[] = [];
    const opening = openStore(redis.url, { onError: (error) => heard.push(error), ...DEADLINE });
    await expect(opening).rejects.toBeInstanceOf(StoreFailure);
    expect(heard).not.toEqual([]);
  });
});

async function checkedStore() {
  const heard: unknown[] = [];
  const redis = await redisServer();
  const store = await openStore(redis.url, { onError: (error) => heard.push(error), ...DEADLINE });
  onTestFinished(() => store.close());
  const keyv = store.namespace("things");
  const things = records({ keyv, version: 1, parse: String });
  return { redis, store, keyv, things, heard };
}
