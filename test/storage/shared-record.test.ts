import { expect, test } from "vitest";
import { records } from "../../src/storage/records.ts";
import { type SharedRecord, sharedRecord } from "../../src/storage/shared-record.ts";
import type { Store } from "../../src/storage/store-from-url.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const numbers = (value: unknown) => (Array.isArray(value) ? (value as readonly number[]) : undefined);

function opened(store: Store): SharedRecord<readonly number[]> {
  const keyv = store.namespace("numbers", undefined, { ordered: true });
  return sharedRecord(records({ keyv, version: 1, parse: numbers }), "all");
}

const many = Array.from({ length: 100 }, (_, at) => at);
const sorted = (found: readonly number[] = []) => found.toSorted((one, other) => one - other);
const addTo = (shared: SharedRecord<readonly number[]>) => (number: number) =>
  shared.change((before = []) => [...before, number]);

test.each(["memory:", "file:"])("however many change it at once, nobody's change is lost: %s", async (kind) => {
  const shared = opened(await openedStore(kind === "file:" ? `file:${temporaryFolder()}` : kind));
  await Promise.all(many.map(addTo(shared)));
  expect(sorted(await shared.read())).toEqual(many);
});

test.skipIf(!redisInstalled)(`nor when they are in two programs${redisNote}`, async () => {
  const redis = await redisServer();
  const [one, other] = [opened(await openedStore(redis.url)), opened(await openedStore(redis.url))];
  const some = many.slice(0, 20);
  await Promise.all(some.map((number) => addTo(number % 2 === 0 ? one : other)(number)));
  expect(sorted(await one.read())).toEqual(some);
});

test("a change that breaks keeps nobody from the next one", async () => {
  const shared = opened(await openedStore("memory:"));
  const broken = new Error("a bug");
  const changes = [
    shared.change(() => {
      throw broken;
    }),
    shared.change(() => [1]),
  ];
  expect(await Promise.allSettled(changes)).toEqual([
    { status: "rejected", reason: broken },
    { status: "fulfilled", value: [1] },
  ]);
  expect(await shared.read()).toEqual([1]);
});
