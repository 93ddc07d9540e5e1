import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { cleanEnd } from "./clean-end.ts";
import { fileGuard } from "./file-guard.ts";
import { type Hold, holdFolder } from "./hold-folder.ts";
import { inspectLmdb } from "./inspect-lmdb.ts";
import { lmdbCompression } from "./lmdb-compression.ts";
import { isGivenUp } from "./lmdb-given-up.ts";
import type { LmdbTable } from "./lmdb-pages.ts";
import { mendable } from "./mendable.ts";
import { roomGuard } from "./room-guard.ts";
import { StoreLost } from "./store-lost.ts";
import { StoreUnusable } from "./store-unusable.ts";

const FILE = "data.mdb";
const LOCK = "lock.mdb";
/** More than the two files take when they are made. */
const FIRST_BYTES = 65_536;

export interface FolderOptions {
  /** Distinguishes this program from others that try to hold the folder. */
  readonly name: string;
  /** Whether another program may hold the folder. It is then neither inspected nor held. */
  readonly beside: boolean;
  readonly onError: (error: unknown) => void;
  /** Hears when only another program can open the folder again. */
  readonly onLost: (lost: StoreLost) => void;
}

export interface LmdbFolder {
  readonly table: LmdbTable;
  /** Throws when the file was changed by somebody else, and when LMDB has given it up. */
  readonly guard: () => void;
  /** Throws when nothing may be written. */
  readonly room: () => void;
  /** To be told of each commit that failed. */
  readonly failed: (error: unknown) => void;
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
}

/** Rejects with StoreUnusable where an operator has to act. A damaged file is left as it was found. */
export async function openLmdbFolder(folder: string, options: FolderOptions): Promise<LmdbFolder> {
  const { name, beside, onError, onLost } = options;
  prepare(folder);
  const hold = await holdFolder(folder, name);
  if (hold.kind === "impossible") onError(new Error("The folder cannot be held against a second program", hold));
  if (hold.kind === "taken" && !beside) throw otherProgram();
  const release = hold.kind === "held" ? hold.release : async () => undefined;
  try {
    return opened(folder, hold, { release, onLost });
  } catch (error) {
    await release();
    throw error;
  }
}

interface Opening extends Pick<FolderOptions, "onLost"> {
  readonly release: () => Promise<void>;
}

function opened(folder: string, hold: Hold, { release, onLost }: Opening): LmdbFolder {
  const file = join(folder, FILE);
  const end = cleanEnd(folder, FILE);
  const isAlone = hold.kind !== "taken";
  let closing: Promise<void> | undefined;
  let lost: StoreLost | undefined;
  if (isAlone && existsSync(file) && !end.claim()) inspect(file);
  const table = openTable(folder);
  const fileIsOurs = fileGuard(file);
  const hasRoom = roomGuard(folder);
  return {
    table,
    guard,
    room: () => {
      guard();
      hasRoom();
    },
    failed: (cause) => {
      if (lost !== undefined || !isGivenUp(table)) return;
      lost = new StoreLost("The disk has not taken a change of the store, which only another start can open again", {
        cause,
      });
      onLost(lost);
    },
    isLost: () => lost !== undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };

  function guard(): void {
    if (lost !== undefined) throw lost;
    fileIsOurs();
  }

  /** A last write that fails is told, and leaves no mark of a clean end, but does not keep the folder held. */
  async function close(): Promise<void> {
    try {
      // It would wait for what LMDB never does any more.
      if (lost !== undefined) return;
      await Promise.resolve(table.flushed).finally(() => table.close());
      if (isAlone && isWhole()) end.leave();
    } finally {
      await release();
    }
  }

  function isWhole(): boolean {
    try {
      guard();
      return true;
    } catch {
      return false;
    }
  }
}

/** Not all of it is in lmdb's types. */
const batching = {
  // Its batches hold a promise of their own, whose rejection on a full disk nobody can hear; commits still take
  // together what was written in one turn of the event loop.
  eventTurnBatching: false,
  // Else a commit begins with its sixth write, and misses those behind it.
  txnStartThreshold: 100_000,
};

function openTable(folder: string): LmdbTable {
  return mendable(() =>
    open({
      path: folder,
      noSubdir: false,
      encoding: "string",
      keyEncoding: "binary",
      useVersions: true,
      compression: lmdbCompression(),
      // A commit is on the disk before its writes resolve, by LMDB's own two steps and not by the three of lmdb, of
      // whose order its documentation says two things. Measured, it costs nothing: writes that come meanwhile share
      // the next one.
      overlappingSync: false,
      ...batching,
    }),
  );
}

function prepare(folder: string): void {
  mendable(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const files = [FILE, LOCK].map((name) => join(folder, name));
    const found = files.filter(existsSync);
    for (const file of found) accessSync(file, constants.R_OK | constants.W_OK);
    if (found.length === files.length) return;
    roomGuard(folder)();
    tryRoom(join(folder, "room"));
  });
}

/**
 * LMDB writes its new lock file through memory: on a full disk the program would end by SIGBUS, without a word. Tried,
 * because a limit of the user's own is not seen in what the disk tells.
 */
function tryRoom(file: string): void {
  try {
    writeFileSync(file, Buffer.alloc(FIRST_BYTES));
  } finally {
    rmSync(file, { force: true });
  }
}

function inspect(file: string): void {
  const problem = mendable(() => inspectLmdb(file));
  if (problem === undefined) return;
  throw new StoreUnusable(`the file ${FILE} of the store is damaged, and left as it was found: ${problem}`, {
    advice: "Put back a copy of the folder, or move it away to begin with an empty store, which forgets all sessions.",
  });
}

function otherProgram(): StoreUnusable {
  return new StoreUnusable("another program uses the folder of the store", {
    advice: "Stop it first, or name another folder. Copies of the bot that work together share a redis:// store.",
  });
}
