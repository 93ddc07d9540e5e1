import type { LmdbTable } from "./lmdb-pages.ts";

/**
 * Whether LMDB has given the file up, as it does when it could not write at the head of the file which pages are valid.
 * From then on it refuses to read, and neither does nor refuses what is written; only another program can open the file
 * again. It tells when a read begins, and with different codes.
 */
export function isGivenUp(table: LmdbTable): boolean {
  try {
    table.resetReadTxn();
    table.doesExist(Buffer.from([0]));
    return false;
  } catch (error) {
    return String(error).includes("MDB_PANIC");
  }
}
