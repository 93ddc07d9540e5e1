import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { expect, test } from "vitest";
import { fillCutFile } from "../../src/storage/lmdb-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function storeFile(): Promise<string> {
  const path = temporaryFolder();
  const table = open({ path, encoding: "string" });
  await Promise.all(Array.from({ length: 200 }, (_, key) => table.put(key, "x".repeat(500))));
  await table.close();
  return join(path, "data.mdb");
}

test("a whole file is left as it is", async () => {
  const file = await storeFile();
  const before = readFileSync(file);
  expect(fillCutFile(file)).toBeUndefined();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a file that is not there, or is empty, is a new store", () => {
  const file = join(temporaryFolder(), "data.mdb");
  expect(fillCutFile(file)).toBeUndefined();
  writeFileSync(file, "");
  expect(fillCutFile(file)).toBeUndefined();
  expect(statSync(file).size).toBe(0);
});

test("a file that was cut short is filled with zeros to its length, and can be put back", async () => {
  const file = await storeFile();
  const { size } = statSync(file);
  const kept = readFileSync(file).subarray(0, size - 5000);
  truncateSync(file, kept.length);

  const unfill = fillCutFile(file);
  expect(readFileSync(file).equals(Buffer.concat([kept, Buffer.alloc(5000)]))).toBe(true);

  unfill?.();
  expect(readFileSync(file).equals(kept)).toBe(true);
});

test("what is no LMDB file is refused", () => {
  const file = join(temporaryFolder(), "data.mdb");
  writeFileSync(file, "BUKAN BUKTI PEMBAYARAN".repeat(1000));
  expect(() => fillCutFile(file)).toThrow("not an LMDB store");
});
