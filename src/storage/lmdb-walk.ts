import { type LmdbHead, type LmdbTree, wordAt } from "./lmdb-head.ts";
import { headProblem, KIND, type LmdbNode, nodesIn, PAGE } from "./lmdb-page.ts";

export interface LmdbWalk {
  readonly head: LmdbHead;
  /** Pages that follow on each other, valid until the next call of this depth; undefined where the file has ended. */
  readonly read: (page: number, count: number, depth: number) => Buffer | undefined;
  /** Notes that a page is in use. False when it was already, or when there is none of this number. */
  readonly take: (page: number) => boolean;
  /** Orders the keys of this tree. */
  readonly compare: (one: Buffer, other: Buffer) => number;
  /** What is wrong with a value of this tree. */
  readonly visit: (value: Buffer) => string | undefined;
}

/** Where the pages of a value that lies apart are read: below the leaves. */
const APART = 0;
const LEAF = 1;

/** What is wrong with a tree, page by page; undefined when it is sound from its root to its last value. */
export function treeProblem(tree: LmdbTree, { head, read, take, compare, visit }: LmdbWalk): string | undefined {
  const found = { branches: 0, leaves: 0, overflows: 0, entries: 0 };
  let last: Buffer | undefined;

  function pageProblem(number: number, depth: number, from?: Buffer): string | undefined {
    const nodes = soundNodes(number, depth);
    if (typeof nodes === "string") return nodes;
    found[depth === LEAF ? "leaves" : "branches"] += 1;
    for (const [at, node] of nodes.entries()) {
      const lowest = at === 0 ? from : node.key;
      const problem = depth === LEAF ? entryProblem(number, node, from) : pageProblem(node.below, depth - 1, lowest);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function soundNodes(number: number, depth: number): readonly LmdbNode[] | string {
    if (!take(number)) return `page ${number} is in use twice, or does not exist`;
    const page = read(number, 1, depth);
    if (page === undefined) return missing(number);
    const kind = depth === LEAF ? KIND.leaf : KIND.branch;
    const nodes = nodesIn(page, depth === LEAF);
    const isFilled = nodes !== undefined && nodes.length > 0;
    return headProblem(page, number, kind, head.transaction) ?? (isFilled ? nodes : `page ${number} is filled wrongly`);
  }

  /** Keys rise from leaf to leaf, and none is below what the branches say of it. */
  function entryProblem(number: number, node: LmdbNode, from: Buffer | undefined): string | undefined {
    const follows = last === undefined || compare(last, node.key) < 0;
    if (!follows || (from !== undefined && compare(from, node.key) > 0)) return `page ${number} has lost its order`;
    last = Buffer.from(node.key);
    found.entries += 1;
    const value = node.isApart ? valueApart(node) : node.value;
    return typeof value === "string" ? value : visit(value);
  }

  function valueApart({ value, size }: LmdbNode): Buffer | string {
    const [first, count] = [wordAt(value, 0), wordAt(value, 2 * 8)];
    // A value that was written twice in one commit keeps the pages of the longer one.
    if (PAGE.header + size > count * head.pageSize) return `page ${first} is too short for its value`;
    found.overflows += count;
    for (let page = first; page < first + count; page++) {
      if (!take(page)) return `page ${page} is in use twice, or does not exist`;
    }
    const pages = read(first, count, APART);
    if (pages === undefined) return missing(first);
    if (pages.readUInt32LE(PAGE.pages) !== count) return `page ${first} has another length`;
    const content = pages.subarray(PAGE.header, PAGE.header + size);
    return headProblem(pages, first, KIND.overflow, head.transaction) ?? content;
  }

  const problem = tree.root === undefined ? undefined : pageProblem(tree.root, tree.depth);
  if (problem !== undefined) return problem;
  const parts = ["branches", "leaves", "overflows", "entries"] as const;
  return parts.every((part) => found[part] === tree[part]) ? undefined : "its head counts other pages than there are";
}

function missing(page: number): string {
  return `page ${page} is missing: the file was cut short`;
}
