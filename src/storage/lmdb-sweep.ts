import { type LmdbEntry, type LmdbTable, pages } from "./lmdb-pages.ts";
import type { SharedCommits } from "./shared-commits.ts";

const BATCH = 500;
const FROM_THE_START = Buffer.from([0]);

/**
 * Each call looks at the next few hundred entries, in a ring, and removes those that have ended: work is bounded, and
 * nothing stays for ever. An entry that was written again meanwhile has another version, and is left alone.
 */
export function lmdbSweep(table: LmdbTable, write: SharedCommits["write"], now: () => number): () => Promise<void> {
  let ring = pages(table, { start: FROM_THE_START }, BATCH);

  return async () => {
    const next = ring.next();
    if (next.done === true) {
      ring = pages(table, { start: FROM_THE_START }, BATCH);
      return;
    }
    const ended = next.value.filter(({ version = 0 }: LmdbEntry) => version !== 0 && version <= now());
    await Promise.all(ended.map(({ key, version }) => write(() => table.remove(key, version ?? 0))));
  };
}
