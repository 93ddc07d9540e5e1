import type { Loaded, Records } from "./records.ts";

export type CacheOptions = {
  /** How many records are remembered: those used last. */
  readonly most: number;
  /** For how long after it was read or written, in milliseconds. */
  readonly ageMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

type Known<T> = { readonly loaded: Loaded<T>; readonly until: number };

/**
 * Records that are remembered, so that a conversation in full swing is not read and parsed again at each turn: for a
 * program that has its store to itself.
 */
export function cached<T>(records: Omit<Records<T>, "all">, options: CacheOptions): typeof records {
  const { most, ageMs, now } = options;
  const known = new Map<string, Known<T>>();

  function remember(key: string, loaded: Loaded<T>): void {
    known.delete(key);
    known.set(key, { loaded, until: now() + ageMs });
    if (known.size <= most) return;
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }

  return {
    get: async (key) => {
      const found = known.get(key);
      if (found !== undefined && found.until > now()) return found.loaded;
      const loaded = await records.get(key);
      // What was written meanwhile is newer than what was read.
      if (known.get(key) === found) remember(key, loaded);
      return loaded;
    },
    set: async (key, value, settings = {}) => {
      try {
        await records.set(key, value, settings);
      } catch (error) {
        known.delete(key);
        throw error;
      }
      remember(key, { kind: "found", value, revision: settings.revision ?? 0 });
    },
    delete: async (key) => {
      known.delete(key);
      const wasThere = await records.delete(key);
      remember(key, { kind: "absent" });
      return wasThere;
    },
  };
}
