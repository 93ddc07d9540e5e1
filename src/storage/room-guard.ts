import { statfsSync } from "node:fs";
import { StoreUnusable } from "./store-unusable.ts";

/** More than is written until the room is looked at again, by us or by others on the same disk. */
const RESERVED_BYTES = 16 * 1024 ** 2;

/**
 * Throws StoreUnusable when the disk of the folder is nearly full. LMDB is not to find that out by itself: of a
 * page that it cannot write it makes a report that is longer than the memory which it takes for that (lmdb 3.5.6,
 * `mdb_page_flush`), and some time later the program ends without a word.
 */
export function roomGuard(folder: string): () => void {
  return () => {
    const { bavail, bsize, blocks } = statfsSync(folder);
    // Some file systems do not tell.
    if (blocks === 0 || bavail * bsize >= RESERVED_BYTES) return;
    throw new StoreUnusable("the disk of the store has less than 16 MB left (ENOSPC)", {
      advice: "The disk is full: make room on it.",
    });
  };
}
