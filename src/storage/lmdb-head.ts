import { readSync } from "node:fs";

/** One of the two trees that LMDB keeps: of its free pages, and of the records. See `MDB_db` in its mdb.c. */
export interface LmdbTree {
  readonly depth: number;
  readonly branches: number;
  readonly leaves: number;
  readonly overflows: number;
  readonly entries: number;
  /** Undefined when the tree is empty. */
  readonly root: number | undefined;
}

export interface LmdbHead {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: number;
  readonly free: LmdbTree;
  readonly records: LmdbTree;
}

/** Offsets in the two head pages; see `MDB_page_header` and `MDB_meta` in mdb.c of lmdb 3.5. */
const AT = {
  flags: 18,
  magic: 24,
  version: 28,
  free: 48,
  records: 96,
  lastPage: 144,
  transaction: 152,
  end: 160,
} as const;
const TREE = { depth: 6, branches: 8, leaves: 16, overflows: 24, entries: 32, root: 40 } as const;
const HEAD_FLAG = 8;
const MAGIC = 0xbeefc0de;
const KNOWN_VERSION = 2;
const NO_ROOT = 0xffffffffffffffffn;

/** The head of the last commit; undefined when the file does not begin as LMDB's do. */
export function readHead(file: number): LmdbHead | undefined {
  const first = headAt(file, 0);
  const second = first && headAt(file, first.pageSize);
  if (first === undefined || second === undefined || first.pageSize !== second.pageSize) return undefined;
  return first.transaction > second.transaction ? first : second;
}

function headAt(file: number, at: number): LmdbHead | undefined {
  const bytes = Buffer.alloc(AT.end);
  const isWhole = readSync(file, bytes, 0, AT.end, at) === AT.end;
  const isHead = (bytes.readUInt16LE(AT.flags) & HEAD_FLAG) !== 0 && bytes.readUInt32LE(AT.magic) === MAGIC;
  const pageSize = bytes.readUInt32LE(AT.free);
  if (!isWhole || !isHead || bytes.readUInt32LE(AT.version) !== KNOWN_VERSION || !isPageSize(pageSize))
    return undefined;
  return {
    pageSize,
    lastPage: wordAt(bytes, AT.lastPage),
    transaction: wordAt(bytes, AT.transaction),
    free: treeAt(bytes, AT.free),
    records: treeAt(bytes, AT.records),
  };
}

function treeAt(bytes: Buffer, at: number): LmdbTree {
  return {
    depth: bytes.readUInt16LE(at + TREE.depth),
    branches: wordAt(bytes, at + TREE.branches),
    leaves: wordAt(bytes, at + TREE.leaves),
    overflows: wordAt(bytes, at + TREE.overflows),
    entries: wordAt(bytes, at + TREE.entries),
    root: bytes.readBigUInt64LE(at + TREE.root) === NO_ROOT ? undefined : wordAt(bytes, at + TREE.root),
  };
}

function isPageSize(size: number): boolean {
  return size >= 256 && size <= 65_536 && (size & (size - 1)) === 0;
}

/** A word of 64 bits, which in a sound file is far below what a number can hold. */
export function wordAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
