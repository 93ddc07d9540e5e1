import type { RedisLink } from "./redis-link.ts";

/** One namespace of a backend, in the shape that Keyv asks of a storage adapter. Values are Keyv's own text. */
export interface NamespaceStore {
  get(key: string): Promise<string | undefined>;
  getMany(keys: readonly string[]): Promise<readonly (string | undefined)[]>;
  /** Resolves when the value is committed. Without `ttlMs` it is kept for ever. In an ordered one: see NamespaceOptions. */
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  setMany(entries: readonly StoredEntry[]): Promise<void>;
  /** True when there was something to delete. */
  delete(key: string): Promise<boolean>;
  deleteMany(keys: readonly string[]): Promise<boolean>;
  has(key: string): Promise<boolean>;
  clear(): Promise<void>;
  /** Every live entry. Entries written or removed meanwhile may be missing or there. */
  iterator(): AsyncGenerator<[key: string, value: string], void>;
  /** The keys alone, of entries that have just ended too. Nobody else is kept waiting by it. */
  keys(): AsyncGenerator<string, void>;
}

export interface StoredEntry {
  readonly key: string;
  readonly value: string;
  readonly ttl?: number;
}

export interface NamespaceOptions {
  /**
   * A write whose revision is not exactly one more than that of what stands there, or 1 where nothing stands, rejects
   * with Superseded. On Redis that holds between machines, elsewhere within the program.
   */
  readonly ordered?: boolean;
}

/**
 * Puts another text in the place of each that the function has one for, and leaves when it ends. A write of somebody
 * else in the same moment is not lost. Resolves to how many there were.
 */
export type Rewrite = (change: (namespace: string, key: string, text: string) => string | undefined) => Promise<number>;

/** One place that holds many namespaces. A failure of it rejects; nothing reads as empty because of one. */
export interface Backend {
  /** There on Redis only. */
  readonly redis?: RedisLink;
  namespace(name: string, options?: NamespaceOptions): NamespaceStore;
  /** There where something outlives the program. */
  readonly rewrite?: Rewrite;
  close(): Promise<void>;
}
