import { describe, expect, onTestFinished, test } from "vitest";
import { records } from "../../src/storage/records.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openStore, type StoreOptions } from "../../src/storage/store-from-url.ts";
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

  test("tells once that it fails, to its check always, and once that it works again", async () => {
    const changes: string[] = [];
    const { redis, things, store } = await checkedStore({ onChange: ({ kind }) => changes.push(kind) });
    await store.check();
    await redis.stop();
    for (let call = 0; call < 3; call++) {
      await expect(things.get("key")).rejects.toBeInstanceOf(StoreFailure);
      await expect(store.check()).rejects.toBeInstanceOf(StoreFailure);
    }
    expect(changes).toEqual(["fails"]);
    await redis.start();
    await expect.poll(() => changes, { timeout: 10_000 }).toEqual(["fails", "works"]);
    await store.check();
  });

  test("does not open where the password is refused, and says so without it", async () => {
    const { url } = await redisServer();
    const opening = openStore(url.replace("//", "//nobody:p4ssw0rd@"), { onError: () => undefined, ...DEADLINE });
    const error: unknown = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "StoreFailure", cause: { name: "StoreUnusable" } });
    expect(String(error instanceof Error && error.cause)).toContain("refuses the user, the password");
    expect(String(error instanceof Error && error.cause)).not.toContain("p4ssw0rd");
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
    await expect(opening).rejects.toMatchObject({ name: "StoreFailure", cause: { code: "ECONNREFUSED" } });
    expect(heard).not.toEqual([]);
  });
});

async function checkedStore(options: Partial<StoreOptions> = {}) {
  const heard: unknown[] = [];
  const redis = await redisServer();
  const store = await openStore(redis.url, { onError: (error) => heard.push(error), ...DEADLINE, ...options });
  onTestFinished(() => store.close());
  const keyv = store.namespace("things");
  const things = records({ keyv, version: 1, parse: String });
  return { redis, store, keyv, things, heard };
}
