import type { Backend, NamespaceOptions, NamespaceStore } from "./backend.ts";
import { inOrder } from "./in-order.ts";
import type { Ticker } from "./ticker.ts";

interface Held {
  readonly value: string;
  readonly expiresAt: number;
}

export interface MemoryOptions {
  readonly now: () => number;
  readonly ticker: Ticker;
}

/** Nothing outlives the process: for tests, for a first try and for a bot that needs no memory. */
export function openMemory({ now, ticker }: MemoryOptions): Backend {
  const spaces = new Map<string, Map<string, Held>>();

  const stop = ticker(() => {
    for (const held of spaces.values()) {
      for (const [key, { expiresAt }] of held) {
        if (expiresAt <= now()) held.delete(key);
      }
    }
  });

  return {
    namespace: (name, options) => {
      const held = spaces.get(name) ?? new Map<string, Held>();
      spaces.set(name, held);
      return memoryNamespace(held, now, options);
    },
    close: async () => {
      stop();
      spaces.clear();
    },
  };
}

function memoryNamespace(
  held: Map<string, Held>,
  now: () => number,
  { ordered = false }: NamespaceOptions = {},
): NamespaceStore {
  const live = (key: string) => {
    const found = held.get(key);
    return found !== undefined && found.expiresAt > now() ? found.value : undefined;
  };
  const store = async (key: string, value: string, ttlMs = Number.POSITIVE_INFINITY) =>
    void held.set(key, { value, expiresAt: now() + ttlMs });
  const write = inOrder(live);
  const put: NamespaceStore["set"] = ordered
    ? (key, value, ttlMs) => write(key, value, () => store(key, value, ttlMs))
    : store;

  return {
    get: async (key) => live(key),
    getMany: async (keys) => keys.map(live),
    set: put,
    setMany: async (entries) => void (await Promise.all(entries.map(({ key, value, ttl }) => put(key, value, ttl)))),
    delete: async (key) => held.delete(key),
    deleteMany: async (keys) => keys.map((key) => held.delete(key)).includes(true),
    has: async (key) => live(key) !== undefined,
    clear: async () => held.clear(),
    async *keys() {
      yield* [...held.keys()];
    },
    async *iterator() {
      for (const key of [...held.keys()]) {
        const value = live(key);
        if (value !== undefined) yield [key, value];
      }
    },
  };
}
