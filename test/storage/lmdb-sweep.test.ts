import { open } from "lmdb";
import { expect, test } from "vitest";
import type { LmdbTable } from "../../src/storage/lmdb-pages.ts";
import { lmdbSweep } from "../../src/storage/lmdb-sweep.ts";
import { sharedCommits } from "../../src/storage/shared-commits.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const { write } = sharedCommits({ guard: () => undefined });
const key = (number: number) => Buffer.from(`key ${String(number).padStart(5, "0")}`);

async function tableOf(endings: readonly number[]): Promise<LmdbTable> {
  const path = temporaryFolder();
  const table: LmdbTable = open({ path, encoding: "string", keyEncoding: "binary", useVersions: true });
  await Promise.all(endings.map((endsAt, number) => table.put(key(number), "{}", endsAt)));
  return table;
}

test("what has ended is removed, what has not and what never ends is kept", async () => {
  const table = await tableOf([0, 100, 101, 99]);
  await lmdbSweep(table, write, () => 100)();
  expect([...table.getKeys()].map(String)).toEqual([key(0), key(2)].map(String));
  await table.close();
});

test("a sweep does a bounded amount, and many come round", async () => {
  const table = await tableOf(Array.from({ length: 1200 }, () => 1));
  const sweep = lmdbSweep(table, write, () => 100);
  await sweep();
  expect(table.getKeysCount()).toBe(700);
  await sweep();
  await sweep();
  expect(table.getKeysCount()).toBe(0);
  await table.put(key(7), "{}", 50);
  await sweep();
  await sweep();
  expect(table.getKeysCount()).toBe(0);
  await table.close();
});

test("an entry written again while it is swept is kept", async () => {
  const table = await tableOf([1]);
  const sweep = lmdbSweep(table, write, () => 100);
  const written = table.put(key(0), "{}", 1000);
  await sweep();
  await written;
  expect(table.get(key(0))).toBe("{}");
  await table.close();
});
