import type { Rewrite } from "./backend.ts";
import { keyIn, namespaceIn } from "./lmdb-key.ts";
import { type LmdbEntry, type LmdbTable, pages } from "./lmdb-pages.ts";
import type { SharedCommits } from "./shared-commits.ts";

const BATCH = 500;
const FROM_THE_START = Buffer.from([0]);

/**
 * For a program that does nothing else yet: of an entry that is written again meanwhile only another end is noticed.
 * LMDB writes to free pages, and what stood there before stays in the file until its own page is written to again.
 */
export function lmdbRewrite(table: LmdbTable, write: SharedCommits["write"]): Rewrite {
  const renew = async ({ key, value, version = 0 }: LmdbEntry, change: Parameters<Rewrite>[0]): Promise<number> => {
    const text = typeof value === "string" ? change(namespaceIn(key), keyIn(key), value) : undefined;
    if (text === undefined) return 0;
    let isThere = false;
    await write(async () => {
      isThere = await table.put(key, text, version, version);
      return isThere;
    });
    return isThere ? 1 : 0;
  };
  return async (change) => {
    let count = 0;
    for (const page of pages(table, { start: FROM_THE_START }, BATCH)) {
      const written = await Promise.all(page.map((entry) => renew(entry, change)));
      count += written.reduce((sum, one) => sum + one, 0);
    }
    return count;
  };
}
