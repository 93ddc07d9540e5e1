import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Of the two header pages at the start of the file; see `MDB_page_header` and `MDB_meta` in LMDB's mdb.c. */
const HEADER = { magic: 24, version: 28, pageSize: 48, lastPage: 144, bytes: 152 } as const;
const MAGIC = 0xbeefc0de;
const KNOWN_VERSION = 2;
const CHUNK = 1 << 20;

/**
 * Makes a file that was cut short safe to open; true when it had to. LMDB reads through a memory map, where a missing
 * page is no error but a signal that ends the process, while a page of zeros is reported as damage. Healthy files may
 * be short too, when their last pages are free, so a short file is filled and not refused.
 * Zeros are appended, never written at a place, because another process may be writing to the same store.
 */
export function fillCutFile(path: string): boolean {
  const missing = missingBytes(path);
  for (let left = missing; left > 0; left -= CHUNK) appendFileSync(path, Buffer.alloc(Math.min(left, CHUNK)));
  return missing > 0;
}

function missingBytes(path: string): number {
  const file = openIfThere(path);
  if (file === undefined) return 0;
  try {
    const { size } = fstatSync(file);
    return size === 0 ? 0 : Math.max(0, expectedSize(file) - size);
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

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
