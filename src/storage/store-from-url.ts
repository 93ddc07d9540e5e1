import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Keyv } from "keyv";
import type { Backend, NamespaceOptions } from "./backend.ts";
import { openLmdb } from "./lmdb-store.ts";
import { openMemory } from "./memory-store.ts";
import type { RedisLink } from "./redis-link.ts";
import { openRedis } from "./redis-store.ts";
import { StoreFailure } from "./store-failure.ts";
import { deserialize, serialize } from "./stored-text.ts";
import { every, type Ticker } from "./ticker.ts";

export interface Store {
  /** There on Redis only: for what copies of the program share. */
  readonly redis?: RedisLink;
  /**
   * A Keyv of its own for one kind of record; two of the same name see the same records. It throws when the backend
   * fails. `ttlMs` is for what is set without a time to live; without it such values are kept for ever.
   */
  namespace(name: string, ttlMs?: number, options?: NamespaceOptions): Keyv;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Hears of failures in the background: a lost connection, a sweep. A call that fails rejects instead. */
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  /** When entries that have ended are removed, a bounded number at a time. */
  readonly ticker?: Ticker;
  readonly redisDeadlineMs?: number;
  /** Of this program among those that try to hold the folder of a `file:` store. */
  readonly name?: string;
  /** Whether a `file:` store may be opened that another program holds; else that is refused. */
  readonly beside?: boolean;
}

/** `file:./folder` (LMDB), `memory:` or `redis://…`. Rejects with a StoreFailure when it cannot be opened. */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const backend = await openBackend(url, options).catch((cause: unknown) => {
    throw new StoreFailure("to open", { cause });
  });
  return {
    ...(backend.redis !== undefined && { redis: backend.redis }),
    namespace: (name, ttlMs, options) => openNamespace(backend, name, ttlMs, options),
    close: () => backend.close(),
  };
}

async function openBackend(url: string, options: StoreOptions): Promise<Backend> {
  const { onError, now = Date.now, ticker = every(10_000), redisDeadlineMs: deadlineMs = 5_000 } = options;
  const { name = randomUUID(), beside = false } = options;
  if (url.startsWith("memory:")) return openMemory({ now, ticker });
  if (url.startsWith("file:")) return openLmdb(folderOf(url), { now, ticker, onError, name, beside });
  if (/^rediss?:/.test(url)) return openRedis(url, { deadlineMs, onError });
  throw new Error("The address starts with none of file:, memory:, redis: and rediss:");
}

/** `file:./data` is relative to where the program runs, which no file URL can say; `file:///srv/data` is one. */
function folderOf(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
}

function openNamespace(backend: Backend, name: string, ttl?: number, options?: NamespaceOptions): Keyv {
  // The backends put a name before each key, and Redis looks for it by a pattern.
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`"${name}" cannot be the name of a namespace`);
  const store = backend.namespace(name, options);
  const keyv = new Keyv({
    store,
    namespace: name,
    useKeyPrefix: false,
    // An unread failure would look like an empty store, and an agent would start afresh in the middle of a check.
    throwOnErrors: true,
    emitErrors: false,
    serialize,
    deserialize,
    ...(ttl === undefined ? {} : { ttl }),
  });
  // Keyv only lists by itself what it knows by name.
  keyv.iterator = keyv.generateIterator(() => store.iterator());
  return keyv;
}
