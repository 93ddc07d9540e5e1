import { readFileSync } from "node:fs";

/**
 * Below it a text is written as it is: it takes no more room than a packed one with bills, and lmdb packs each on a
 * thread of its own, which costs more than all the rest of writing it.
 */
const THRESHOLD = 500;

/**
 * Values as LZ4 makes them, with what sessions have in common as its dictionary: the session of somebody who has seen a
 * bill takes some 300 bytes instead of 2,000, and of the file's pages as many fewer are read into memory.
 */
export function lmdbCompression(): { readonly threshold: number; readonly dictionary: Buffer } {
  return { threshold: THRESHOLD, dictionary: readFileSync(new URL("./session-words.txt", import.meta.url)) };
}
