import type { RootDatabase } from "lmdb";

export type LmdbTable = RootDatabase<string, Uint8Array>;

export interface LmdbEntry {
  readonly key: Uint8Array;
  /** No text where it is damaged. */
  readonly value: unknown;
  /** The time at which the entry ends, in milliseconds; 0 for never. */
  readonly version?: number;
}

export interface LmdbRange {
  readonly start: Uint8Array;
  readonly end?: Uint8Array;
}

/**
 * The entries of a range, a page at a time. Each page is a read of its own: a reader that stays open between pages
 * would keep LMDB from using old pages again, and the file would grow for as long.
 */
export function* pages(table: LmdbTable, range: LmdbRange, size: number): Generator<readonly LmdbEntry[], void> {
  let page = readPage(table, range, size);
  while (page.length > 0) {
    const last = page.at(-1);
    yield page;
    page = last === undefined ? [] : readPage(table, { ...range, start: last.key }, size, true);
  }
}

/** The keys of a range alone, in the same way: nothing is unpacked. */
export function* keyPages(table: LmdbTable, range: LmdbRange, limit: number): Generator<readonly Uint8Array[], void> {
  let start = range.start;
  for (let isFirst = true; ; isFirst = false) {
    const page = [...table.getKeys({ ...range, start, limit, exclusiveStart: !isFirst })];
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    start = last;
  }
}

function readPage(table: LmdbTable, range: LmdbRange, limit: number, exclusiveStart = false): LmdbEntry[] {
  return [...table.getRange({ ...range, limit, exclusiveStart, versions: true })];
}
