import type { Rewrite } from "./backend.ts";
import { committed } from "./committed.ts";
import { keyIn, namespaceIn } from "./lmdb-key.ts";
import { type LmdbEntry, type LmdbTable, pages } from "./lmdb-pages.ts";

const BATCH = 500;
const FROM_THE_START = Buffer.from([0]);

/**
 * For a program that does nothing else yet: of an entry that is written again meanwhile only another end is noticed.
 * LMDB writes to free pages, and what stood there before stays in the file until its own page is written to again.
 */
export function lmdbRewrite(table: LmdbTable): Rewrite {
  const write = async ({ key, value, version = 0 }: LmdbEntry, change: Parameters<Rewrite>[0]): Promise<number> => {
    const text = typeof value === "string" ? change(namespaceIn(key), keyIn(key), value) : undefined;
    return text !== undefined && (await committed(table.put(key, text, version, version))) ? 1 : 0;
  };
  return async (change) => {
    let count = 0;
    for (const page of pages(table, { start: FROM_THE_START }, BATCH)) {
      const written = await Promise.all(page.map((entry) => write(entry, change)));
      count += written.reduce((sum, one) => sum + one, 0);
    }
    return count;
  };
}
