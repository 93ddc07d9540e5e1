import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from "node:fs";

/** Of the two header pages at the start of the file; see `MDB_page_header` and `MDB_meta` in LMDB's mdb.c. */
const HEADER = { magic: 24, version: 28, pageSize: 48, lastPage: 144, bytes: 152 } as const;
const MAGIC = 0xbeefc0de;
const KNOWN_VERSION = 2;
const CHUNK = 1 << 20;

/**
 * Makes a file that was cut short safe to open. Returns what takes the filling away again, for when the store turns out
 * to have lost records; undefined when nothing was missing.
 *
 * LMDB reads through a memory map, where a missing page is no error but a signal that ends the process, while a page of
 * zeros is reported as damage. Healthy files may be short too, when their last pages are free, so a short file is not
 * refused at once. Zeros are appended, never written at a place, because another process may be writing too.
 */
export function fillCutFile(path: string): (() => void) | undefined {
  const { size, expected } = sizesOf(path);
  if (size >= expected) return undefined;
  for (let at = size; at < expected; at += CHUNK) appendFileSync(path, Buffer.alloc(Math.min(CHUNK, expected - at)));
  return () => truncateSync(path, size);
}

function sizesOf(path: string): { readonly size: number; readonly expected: number } {
  // A file that is not there, or was made but not yet written to, is a new store.
  if (!existsSync(path)) return { size: 0, expected: 0 };
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    return { size, expected: size === 0 ? 0 : expectedSize(file) };
  } finally {
    closeSync(file);
  }
}

function expectedSize(file: number): number {
  const first = readHeader(file, 0);
  if (first.readUInt32LE(HEADER.version) !== KNOWN_VERSION) return 0;
  const pageSize = first.readUInt32LE(HEADER.pageSize);
  const second = readHeader(file, pageSize);
  const lastPages = [first, second].map((header) => Number(header.readBigUInt64LE(HEADER.lastPage)));
  return (Math.max(...lastPages) + 1) * pageSize;
}

function readHeader(file: number, at: number): Buffer {
  const header = Buffer.alloc(HEADER.bytes);
  readSync(file, header, 0, header.length, at);
  if (header.readUInt32LE(HEADER.magic) !== MAGIC)
    throw new Error("The file is not an LMDB store, or its head is damaged");
  return header;
}
