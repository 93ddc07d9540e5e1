import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type LmdbHead, readHead, wordAt } from "./lmdb-head.ts";
import { type LmdbWalk, treeProblem } from "./lmdb-walk.ts";

/** The time at which an entry ends, which lmdb keeps in front of each value. */
const VERSION_SIZE = 8;
const WORD = 8;
const HEAD_PAGES = 2;

/**
 * What is wrong with the file of a store, in words; undefined when LMDB can work on it. LMDB itself trusts what it
 * maps into memory: a damaged page ends the program by a signal, at a time of its own. Here every page that is in use
 * is read and compared with what must be true of it. Nobody may be writing meanwhile.
 */
export function inspectLmdb(path: string): string | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    // Made, but not yet written to.
    if (size === 0) return undefined;
    const head = readHead(file);
    if (head === undefined) return "it does not begin as a store of this program does";
    const sound = Number.isSafeInteger(head.lastPage) && size <= Number.MAX_SAFE_INTEGER;
    return sound ? bodyProblem(file, head, size) : "its head is damaged";
  } finally {
    closeSync(file);
  }
}

function bodyProblem(file: number, head: LmdbHead, size: number): string | undefined {
  // A file may be shorter than its head says, when its last pages are free.
  const taken = new Uint8Array(Math.min(head.lastPage, Math.ceil(size / head.pageSize)) + 1).fill(1, 0, HEAD_PAGES);
  const walk = { head, read: reader(file, head.pageSize), take: taker(taken) };
  const listed: [number, number][] = [];
  return (
    treeProblem(head.records, { ...walk, compare: Buffer.compare, visit: recordProblem }) ??
    treeProblem(head.free, { ...walk, compare: byNumber, visit: (value) => listFree(value, head.lastPage, listed) }) ??
    (listed.every(([first, count]) => !taken.subarray(first, first + count).includes(1))
      ? undefined
      : "a page that is in use is listed as free")
  );
}

function reader(file: number, pageSize: number): LmdbWalk["read"] {
  const buffers: Buffer[] = [];
  return (page, count, depth) => {
    const length = pageSize * count;
    const kept = buffers[depth];
    const buffer = kept !== undefined && kept.length >= length ? kept : Buffer.alloc(length);
    buffers[depth] = buffer;
    return readSync(file, buffer, 0, length, page * pageSize) === length ? buffer.subarray(0, length) : undefined;
  };
}

function taker(taken: Uint8Array): LmdbWalk["take"] {
  return (page) => {
    if (taken[page] !== 0) return false;
    taken[page] = 1;
    return true;
  };
}

function recordProblem(value: Buffer): string | undefined {
  return value.length < VERSION_SIZE ? "a record has lost its time" : undefined;
}

/** A list of free pages begins with its length; a negative number is the length of the run that the next one begins. */
function listFree(value: Buffer, lastPage: number, listed: [number, number][]): string | undefined {
  const count = value.length < WORD ? -1 : wordAt(value, 0);
  if (count < 0 || (count + 1) * WORD > value.length) return "a list of free pages has another length";
  let run = 1;
  for (let at = 1; at <= count; at++) {
    const word = Number(value.readBigInt64LE(at * WORD));
    const isPage = word >= HEAD_PAGES && word + run - 1 <= lastPage;
    if (word > 0 && !isPage) return "a page is listed as free that does not exist";
    if (word > 0) listed.push([word, run]);
    run = word < 0 ? -word : 1;
  }
  return undefined;
}

/** The lists of free pages are kept under the numbers of transactions. */
function byNumber(one: Buffer, other: Buffer): number {
  if (one.length !== WORD || other.length !== WORD) return 1;
  return wordAt(one, 0) - wordAt(other, 0);
}
