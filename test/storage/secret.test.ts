import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { secret } from "../../src/storage/secret.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("a key is made once, for each name another", async () => {
  const store = await openedStore("memory:");
  const key = await secret(store, "numbers", randomBytes);
  expect(key).toHaveLength(32);
  expect(await secret(store, "numbers", randomBytes)).toEqual(key);
  expect(await secret(store, "guard", randomBytes)).not.toEqual(key);
});

test("it is there after closing and opening again", async () => {
  const url = `file:${temporaryFolder()}`;
  const store = await openedStore(url);
  const key = await secret(store, "numbers", randomBytes);
  await store.close();
  expect(await secret(await openedStore(url), "numbers", randomBytes)).toEqual(key);
});

test.each([
  ["in memory", () => "memory:"],
  ["in a file", () => `file:${temporaryFolder()}`],
])("it is one also when it is asked for twice at once, %s", async (_, url) => {
  const store = await openedStore(url());
  const [one, other] = await Promise.all([1, 2].map(() => secret(store, "numbers", randomBytes)));
  expect(one).toEqual(other);
});

test.skipIf(!redisInstalled)(`programs that start together have the same${redisNote}`, async () => {
  const { url } = await redisServer();
  const stores = await Promise.all(Array.from({ length: 8 }, () => openedStore(url)));
  const made: string[] = [];
  const random = (bytes: number) => {
    const key = randomBytes(bytes);
    made.push(key.toString("hex"));
    return key;
  };
  const keys = await Promise.all(stores.map((store) => secret(store, "numbers", random)));
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
  // Else nothing came together, and nothing was shown.
  expect(made.length).toBeGreaterThan(1);
});

test.each<[string, unknown]>([
  ["a damaged one", undefined],
  ["one that is cut short", { revision: 3, version: 1, data: "c2hvcnQ" }],
  ["one of another version", { revision: 3, version: 9, data: "A".repeat(43) }],
])("%s is made anew", async (_, stored) => {
  const store = await openedStore("memory:");
  const before = await secret(store, "numbers", randomBytes);
  const keyv = store.namespace("secrets");
  await keyv.set("numbers", stored ?? "damaged");
  const after = await secret(store, "numbers", randomBytes);
  expect(after).not.toEqual(before);
  expect(await secret(store, "numbers", randomBytes)).toEqual(after);
});

test("a store that fails gives no key", async () => {
  const store = await openedStore("memory:");
  const keyv = store.namespace("secrets");
  Object.assign(keyv.store, { get: () => Promise.reject(new Error("away")) });
  await expect(secret({ ...store, namespace: () => keyv }, "numbers", randomBytes)).rejects.toBeInstanceOf(
    StoreFailure,
  );
});
