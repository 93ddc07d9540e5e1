import { closeSync, fstatSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readHead } from "./lmdb-head.ts";

export interface CleanEnd {
  /** True when the file is as the last program left it at its end. It holds once, for the program that asks. */
  readonly claim: () => boolean;
  readonly leave: () => void;
}

/** A mark beside the file, so that a start after a clean end need not read the file whole. */
export function cleanEnd(folder: string, file: string): CleanEnd {
  const mark = join(folder, "clean-end");
  return {
    claim: () => {
      const left = textIn(mark);
      rmSync(mark, { force: true });
      return left !== undefined && left === traits(join(folder, file));
    },
    leave: () => {
      try {
        writeFileSync(mark, traits(join(folder, file)) ?? "");
      } catch {
        // On a full disk, say. Without the mark the next start reads the file, and that is all.
      }
    },
  };
}

/** The time tells of a hand, the transaction of a write whose time a power cut has lost. */
function traits(path: string): string | undefined {
  const file = openSync(path, "r");
  try {
    const { ino, size, mtimeMs } = fstatSync(file);
    return `${ino} ${size} ${mtimeMs} ${readHead(file)?.transaction}\n`;
  } finally {
    closeSync(file);
  }
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
