import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../src/storage/store-from-url.ts";
import { denseText } from "./dense-text.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { unexpected } from "./unexpected.ts";

/** A folder with a store of many small and some long records, of which some were written again or deleted. */
export async function filledFolder(records = 500): Promise<string> {
  const folder = temporaryFolder();
  const store = await openStore(`file:${folder}`, { onError: unexpected });
  const things = store.namespace("things");
  const write = (size: number) =>
    Promise.all(Array.from({ length: records }, (_, key) => things.set(`${key}`, denseText((key * size) % 9000))));
  for (const size of [0, 1, 17, 170]) await write(size);
  for (let key = 0; key < records; key += 5) await things.delete(`${key}`);
  await store.close();
  return folder;
}

export function dataFile(folder: string): string {
  return join(folder, "data.mdb");
}

/** Writes until the file's time has moved on: a change in the same tick of the clock as the one before shows no time. */
export function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const { mtimeMs } = statSync(path);
  const file = openSync(path, "r+");
  do writeSync(file, bytes, 0, bytes.length, at);
  while (statSync(path).mtimeMs === mtimeMs);
  closeSync(file);
}

/** A folder with a copy of the store alone, without what else its last program left there. */
export function copiedFolder(folder: string): string {
  const copy = temporaryFolder();
  writeFileSync(dataFile(copy), readFileSync(dataFile(folder)));
  return copy;
}

/** All but the two heads: which pages are in use hangs on which writes came together. */
export function damage(path: string): void {
  const heads = 2 * 4096;
  overwrite(path, heads, Buffer.alloc(statSync(path).size - heads, "<html>"));
}
