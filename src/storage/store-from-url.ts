import { randomBytes, randomUUID } from "node:crypto";
import { Keyv } from "keyv";
import type { NamespaceOptions, NamespaceStore, Rewrite } from "./backend.ts";
import { settleKeyMark } from "./key-mark.ts";
import { openBackend } from "./open-backend.ts";
import type { RedisLink } from "./redis-link.ts";
import { sealedNamespace } from "./sealed-namespace.ts";
import { sealedTexts } from "./sealed-texts.ts";
import { StoreFailure } from "./store-failure.ts";
import { type StoreChange, type StoreHealth, storeHealth } from "./store-health.ts";
import type { StoreLost } from "./store-lost.ts";
import { plainNameFor, type StoreKeys, type StoreSeal, storeSeal } from "./store-seal.ts";
import { deserialize, serialize } from "./stored-text.ts";
import { every, type Ticker } from "./ticker.ts";
import { watchedNamespace } from "./watched-namespace.ts";

export interface Store {
  /** There on Redis only: for what copies of the program share. */
  readonly redis?: RedisLink;
  /**
   * A Keyv of its own for one kind of record; two of the same name see the same records. It throws when the backend
   * fails. `ttlMs` is for what is set without a time to live; without it such values are kept for ever.
   */
  namespace(name: string, ttlMs?: number, options?: NamespaceOptions): Keyv;
  /** The keys of one kind of record, which may be very many: nothing else of them is read. */
  keys(name: string): AsyncIterable<string>;
  /** A name for a key, from what a key should not tell. Where the store has a key, nobody finds it by trying. */
  nameFor(text: string): string;
  /** Rejects with a StoreFailure while the store fails, and when it cannot be read now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Hears of each failure in the background: a lost connection, a sweep. A call that fails rejects instead. */
  readonly onError: (error: unknown) => void;
  /** Hears once when the store begins to fail, in a call or in the background, and once when it works again. */
  readonly onChange?: (change: StoreChange) => void;
  /** Hears when the store can be used by another start of the program only: from then on everything is refused. */
  readonly onLost?: (lost: StoreLost) => void;
  readonly now?: () => number;
  /** When entries that have ended are removed, a bounded number at a time. */
  readonly ticker?: Ticker;
  /** When a store that fails is tried. */
  readonly retryTicker?: Ticker;
  readonly redisDeadlineMs?: number;
  /** Of this program among those that try to hold the folder of a `file:` store. */
  readonly name?: string;
  /**
   * Whether a `file:` store may be opened that another program holds; else that is refused. And whether it is left to
   * the other program to mark a store that was never sealed.
   */
  readonly beside?: boolean;
  /** With them every value is sealed; what was written before is read all the same. */
  readonly keys?: StoreKeys | undefined;
  /** Hears, before the store is open, how many records were sealed that were not, or with the old key. */
  readonly onSealed?: (records: number) => void;
}

/** Where the store tells with which key it is sealed. */
const KEYS = "keys";
const PROBE = "probe";
const PROBE_LIFE_MS = 60_000;
/** More than any session: on a full disk a little may still find its place. */
const PROBE_SIZE = 65_536;

/**
 * `file:./folder` (LMDB), `memory:` or `redis://…`. Rejects with a StoreFailure when it cannot be opened; its cause is
 * a StoreUnusable where an operator has to act.
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const {
    onError,
    onChange = () => undefined,
    onSealed = () => undefined,
    onLost = () => undefined,
    now = Date.now,
    retryTicker = every(1_000),
  } = options;
  const { ticker = every(10_000), redisDeadlineMs: deadlineMs = 5_000, name = randomUUID(), beside = false } = options;
  let health: StoreHealth | undefined;
  const inBackground = (error: unknown) => {
    onError(error);
    health?.failed(error);
  };
  const backend = await openBackend(url, { onError: inBackground, onLost, now, ticker, deadlineMs, name, beside });
  const probe = backend.namespace(PROBE);
  const { failed, check, stop } = storeHealth({ probe: () => tryOut(probe), ticker: retryTicker, now, onChange });
  health = { failed, check, stop };
  const seal = options.keys && storeSeal(options.keys);
  const namespace = (name: string, options?: NamespaceOptions) => {
    const watched = watchedNamespace(backend.namespace(plain(name), options), failed);
    return seal === undefined ? watched : sealedNamespace(watched, name, seal);
  };
  const watchedProbe = namespace(PROBE);

  const store: Store = {
    ...(backend.redis !== undefined && { redis: { ...backend.redis, ...(seal && { seal }) } }),
    nameFor: seal?.nameFor ?? plainNameFor,
    namespace: (name, ttlMs, options) => keyvOver(namespace(name, options), name, ttlMs),
    keys: (name) => namespace(name).keys(),
    check: async () => {
      try {
        check();
        await watchedProbe.get(PROBE);
      } catch (cause) {
        throw new StoreFailure("to be read", { cause });
      }
    },
    close: () => {
      stop();
      return backend.close();
    },
  };
  try {
    await settleKeyMark(store.namespace(KEYS, undefined, { ordered: true }), {
      hasKey: seal !== undefined,
      hasOldKey: options.keys?.old !== undefined,
      looksOnly: beside,
      sealAll: async () => onSealed((await backend.rewrite?.(renewing(seal))) ?? 0),
    });
    return store;
  } catch (cause) {
    await store.close();
    throw cause instanceof StoreFailure ? cause : new StoreFailure("to open", { cause });
  }
}

/** For what was written before there was a key, or with the old one, and may not be written again for a year. */
function renewing(seal: StoreSeal | undefined): Parameters<Rewrite>[0] {
  return (namespace, key, text) =>
    seal === undefined || namespace === KEYS ? undefined : sealedTexts(namespace, seal).renewed(key, text);
}

async function tryOut(probe: NamespaceStore): Promise<void> {
  // Of letters that no compression makes fewer.
  const content = randomBytes(PROBE_SIZE).toString("base64");
  await probe.set(PROBE, content, PROBE_LIFE_MS);
  if ((await probe.get(PROBE)) !== content) throw new Error("What was written cannot be read");
}

/** The backends put a name before each key, and Redis looks for it by a pattern. */
function plain(name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`"${name}" cannot be the name of a namespace`);
  return name;
}

function keyvOver(store: NamespaceStore, name: string, ttl: number | undefined): Keyv {
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
