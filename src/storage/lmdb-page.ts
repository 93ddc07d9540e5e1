import { wordAt } from "./lmdb-head.ts";

/** One entry of a page: a key, and the page below it, the size of its value on pages of its own, or the value itself. */
export interface LmdbNode {
  readonly key: Buffer;
  readonly below: number;
  readonly size: number;
  readonly isApart: boolean;
  readonly value: Buffer;
}

/** Offsets in a page and in its nodes; see `MDB_page_header` and `MDB_node` in mdb.c of lmdb 3.5. */
export const PAGE = { number: 0, transaction: 8, flags: 18, lower: 20, upper: 22, pages: 20, header: 24 } as const;
const NODE = { low: 0, high: 2, flags: 4, keySize: 6, header: 8 } as const;
const APART = 1;
/** What stands in place of a value on pages of its own: its first page, its transaction, how many pages. */
const REFERENCE = 24;

export const KIND = { branch: 1, leaf: 2, overflow: 4 } as const;

/** What is wrong with the head of a page; undefined when nothing is. */
export function headProblem(page: Buffer, number: number, kind: number, transaction: number): string | undefined {
  if (wordAt(page, PAGE.number) !== number) return `page ${number} has another number`;
  if (page.readUInt16LE(PAGE.flags) !== kind) return `page ${number} is of another kind`;
  return wordAt(page, PAGE.transaction) > transaction ? `page ${number} is newer than the file` : undefined;
}

/** The nodes of a branch or leaf; undefined when they are not what fills the page. */
export function nodesIn(page: Buffer, isLeaf: boolean): readonly LmdbNode[] | undefined {
  const room = page.length - PAGE.header;
  const [lower, upper] = [page.readUInt16LE(PAGE.lower), page.readUInt16LE(PAGE.upper)];
  if (lower % 2 !== 0 || lower > upper || upper > room) return undefined;
  const nodes: LmdbNode[] = [];
  let filled = 0;
  for (let at = 0; at < lower; at += 2) {
    const offset = page.readUInt16LE(PAGE.header + at);
    const node = offset < upper ? undefined : nodeAt(page, PAGE.header + offset, isLeaf);
    if (node === undefined) return undefined;
    filled += evenly(NODE.header + node.key.length + node.value.length);
    nodes.push(node);
  }
  return filled === room - upper ? nodes : undefined;
}

function nodeAt(page: Buffer, at: number, isLeaf: boolean): LmdbNode | undefined {
  if (at + NODE.header > page.length) return undefined;
  const size = page.readUInt16LE(at + NODE.low) + page.readUInt16LE(at + NODE.high) * 0x10000;
  const flags = page.readUInt16LE(at + NODE.flags);
  const isApart = isLeaf && flags === APART;
  // Other flags are of tables in tables and of many values for a key, neither of which this program keeps.
  if (isLeaf && flags > APART) return undefined;
  const key = at + NODE.header;
  const value = key + page.readUInt16LE(at + NODE.keySize);
  const end = value + (isApart ? REFERENCE : isLeaf ? size : 0);
  if (end > page.length) return undefined;
  const below = isLeaf ? 0 : size + flags * 0x1_0000_0000;
  return { key: page.subarray(key, value), below, size, isApart, value: page.subarray(value, end) };
}

function evenly(size: number): number {
  return size + (size % 2);
}
