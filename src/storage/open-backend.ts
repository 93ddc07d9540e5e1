import { fileURLToPath } from "node:url";
import type { Backend } from "./backend.ts";
import { openMemory } from "./memory-store.ts";
import { StoreFailure } from "./store-failure.ts";
import type { StoreLost } from "./store-lost.ts";
import type { Ticker } from "./ticker.ts";

export interface BackendOptions {
  readonly onError: (error: unknown) => void;
  readonly onLost: (lost: StoreLost) => void;
  readonly now: () => number;
  readonly ticker: Ticker;
  readonly deadlineMs: number;
  readonly name: string;
  readonly beside: boolean;
}

/** The packages of the other backends are not loaded: a driver takes some megabytes. */
export async function openBackend(url: string, options: BackendOptions): Promise<Backend> {
  const isRedis = /^rediss?:/.test(url);
  try {
    if (isRedis) return await (await import("./redis-store.ts")).openRedis(url, options);
    if (url.startsWith("memory:")) return openMemory(options);
    if (url.startsWith("file:")) return await (await import("./lmdb-store.ts")).openLmdb(folderOf(url), options);
    throw new Error("The address starts with none of file:, memory:, redis: and rediss:");
  } catch (cause) {
    throw new StoreFailure(isRedis ? "to reach Redis" : "to open", { cause });
  }
}

/** `file:./data` is relative to where the program runs, which no file URL can say; `file:///srv/data` is one. */
function folderOf(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
}
