import { StoreUnusable } from "./store-unusable.ts";
import { systemCode } from "./system-code.ts";

const advices: Readonly<Record<string, string>> = {
  EACCES: "Give the folder and its files to the user that runs the program.",
  EPERM: "Give the folder and its files to the user that runs the program.",
  EROFS: "Name a folder on a disk that can be written to.",
  EEXIST: "A file is in the place of the folder: move it away, or name another folder.",
  ENOTDIR: "A file is in the place of the folder: move it away, or name another folder.",
  EISDIR: "A folder is in the place of the file data.mdb: move it away, or name another folder.",
  ENOSPC: "The disk is full: make room on it.",
};

/** What an operator can mend becomes StoreUnusable, with what to do; anything else goes on as it is. */
export function mendable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const code = systemCode(cause);
    const advice = code === undefined ? undefined : advices[code];
    if (advice === undefined) throw cause;
    throw new StoreUnusable(`the folder of the store cannot be used (${code})`, { advice, cause });
  }
}
