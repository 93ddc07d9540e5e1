import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkStore } from "../../../src/cli/doctor/check-store.ts";
import { openStore } from "../../../src/storage/store-from-url.ts";
import type { StoreKeys } from "../../../src/storage/store-seal.ts";
import { damage, dataFile, filledFolder } from "../../support/lmdb-files.ts";
import { redisInstalled, redisNote, redisServer } from "../../support/redis-server.ts";
import { someKeys, storeKey } from "../../support/store-keys.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { unexpected } from "../../support/unexpected.ts";
import { closedUrl } from "../../support/wire-server.ts";

const never = new AbortController().signal;

async function told(storeUrl: string, deadlineMs = 300, storeKeys?: StoreKeys): Promise<string> {
  const stored = { storeUrl, ...(storeKeys && { storeKeys }) };
  const [finding] = await checkStore(stored, deadlineMs).run(never);
  return `${finding?.status} ${finding?.found}`;
}

test("a store in use stays as it was", async () => {
  const url = `file:${join(temporaryFolder(), "store")}`;
  const store = await openStore(url, { onError: unexpected });
  const sessions = store.namespace("sessions");
  await sessions.set("key", "value");
  expect(await told(url)).toBe("ok written, read and deleted (file, not sealed without STORE_KEY)");
  expect(await sessions.get("key")).toBe("value");
  const left: unknown[] = [];
  for await (const entry of store.namespace("doctor").iterator?.({}) ?? []) left.push(entry);
  expect(left).toEqual([]);
  await store.close();
});

test("a damaged file is told as the program tells it, with what to do, and nothing of it is changed", async () => {
  const folder = await filledFolder();
  damage(dataFile(folder));
  const before = readFileSync(dataFile(folder));
  for (let time = 0; time < 2; time++) {
    const [finding] = await checkStore({ storeUrl: `file:${folder}` }).run(never);
    expect(finding).toMatchObject({
      status: "failed",
      found: expect.stringContaining("data.mdb of the store is damaged"),
    });
    expect(JSON.stringify(finding)).toContain("Put back a copy of the folder");
  }
  expect(readFileSync(dataFile(folder)).equals(before)).toBe(true);
});

test("a key is tried on what is there, and marks nothing", async () => {
  const url = `file:${join(temporaryFolder(), "store")}`;
  expect(await told(url, 300, { current: storeKey("first thought") })).toBe(
    "ok written, read and deleted (file, sealed)",
  );
  const store = await openStore(url, { onError: unexpected, keys: someKeys });
  expect(await told(url, 300, someKeys)).toBe("ok written, read and deleted (file, sealed)");
  expect(await told(url, 300, { current: storeKey("another") })).toBe(
    "failed STORE_KEY: this is not the key with which the store was written",
  );
  expect(await told(url)).toBe("failed STORE_KEY: the store is sealed with a key, and none is given");
  await store.close();
});

test("a Redis that is not there is told by the reason, and its password is not", async () => {
  const url = (await closedUrl()).replace("http://", "redis://user:p4ssw0rd@");
  expect(await told(url)).toBe("failed redis: it cannot be used (ECONNREFUSED)");
});

test.skipIf(!redisInstalled)(`a Redis that takes no password is told by its own word${redisNote}`, async () => {
  const { url } = await redisServer();
  expect(await told(url, 5_000)).toBe("ok written, read and deleted (redis, not sealed without STORE_KEY)");
  expect(await told(url.replace("redis://", "redis://nobody:p4ssw0rd@"))).toBe(
    "failed redis: Redis answers, and refuses the user, the password or the number of the database (WRONGPASS)",
  );
});

test.skipIf(!redisInstalled)(`a Redis that hangs is given up${redisNote}`, async () => {
  const redis = await redisServer();
  redis.freeze();
  expect(await told(redis.url)).toMatch(/^failed redis: it cannot be used \(\w+\)$/);
});
