import { statSync } from "node:fs";

/**
 * Throws when the file is no longer the one that was opened, or is shorter than it was. LMDB would write on into a file
 * that nobody can open again, or end the program at a page that is missing.
 */
export function fileGuard(path: string): () => void {
  let { ino, size } = statSync(path);
  let isKnown = false;
  return () => {
    // Asked once for all that is done in one turn of the event loop: the system takes as long to tell as LMDB to read.
    if (isKnown) return;
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino !== ino) throw new Error("The file of the store was removed or replaced while the program runs");
    if (now.size < size) throw new Error("The file of the store was cut short while the program runs");
    size = now.size;
    isKnown = true;
    setImmediate(() => {
      isKnown = false;
    });
  };
}
