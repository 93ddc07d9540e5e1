import type { Keyv } from "keyv";
import { StoreFailure } from "./store-failure.ts";
import { Superseded } from "./superseded.ts";

/** Absent and unreadable are different: what cannot be read was there, and its owner should be told. */
export type Loaded<T> =
  | { readonly kind: "found"; readonly value: T; readonly revision: number }
  | { readonly kind: "absent" }
  /** With the revision that a write over it has to follow. */
  | { readonly kind: "unreadable"; readonly revision: number };

export interface SetOptions {
  /** Without it the namespace's own time to live counts. */
  readonly ttlMs?: number;
  /** One more than what was read, or 1 for the first. Needed in an ordered namespace, not looked at elsewhere. */
  readonly revision?: number;
}

/** Every method rejects with a StoreFailure when the store fails, and only then; `set` also with Superseded. */
export interface Records<T> {
  get(key: string): Promise<Loaded<T>>;
  /** Resolves when the record is committed. Rejects with Superseded when its revision is not the next one. */
  set(key: string, value: T, options?: SetOptions): Promise<void>;
  /** True when there was a record. */
  delete(key: string): Promise<boolean>;
  /** Every record that can be read. Those written or removed meanwhile may be missing or there. */
  all(): AsyncIterable<readonly [key: string, value: T, revision: number]>;
}

export interface RecordsOptions<T> {
  readonly keyv: Keyv;
  /** Raised when the shape changes in a way that `parse` would not notice; records of another version are unreadable. */
  readonly version: number;
  /** The value when it has the right shape, else undefined. */
  readonly parse: (value: unknown) => T | undefined;
}

/** Records of one kind: written with their version, parsed when loaded, because an older program may have written them. */
export function records<T>({ keyv, version, parse }: RecordsOptions<T>): Records<T> {
  function read(stored: unknown): Exclude<Loaded<T>, { kind: "absent" }> {
    const value = isRecordOf(version, stored) ? parse(stored.data) : undefined;
    const revision = revisionOf(stored);
    return value === undefined ? { kind: "unreadable", revision } : { kind: "found", value, revision };
  }

  return {
    get: async (key) => {
      const stored: unknown = await attempt("to read a record", () => keyv.get(key));
      return stored === undefined ? { kind: "absent" } : read(stored);
    },
    set: async (key, data, { ttlMs, revision } = {}) => {
      // The revision stands first, where the stores look for it; see revision-in.ts.
      const record = revision === undefined ? { version, data } : { revision, version, data };
      await attempt("to write a record", () => keyv.set(key, record, ttlMs));
    },
    delete: (key) => attempt("to delete a record", () => keyv.delete(key)),
    async *all() {
      const entries = keyv.iterator?.(undefined);
      for (;;) {
        const next = await attempt("to list the records", async () => entries?.next());
        if (next === undefined || next.done === true) return;
        const [key, stored]: readonly unknown[] = next.value;
        const loaded = read(stored);
        if (loaded.kind === "found") yield [String(key), loaded.value, loaded.revision] as const;
      }
    },
  };
}

function isRecordOf(version: number, stored: unknown): stored is { readonly data: unknown } {
  return (
    typeof stored === "object" &&
    stored !== null &&
    "data" in stored &&
    "version" in stored &&
    stored.version === version
  );
}

function revisionOf(stored: unknown): number {
  const holdsOne = typeof stored === "object" && stored !== null && "revision" in stored;
  return holdsOne && typeof stored.revision === "number" ? stored.revision : 0;
}

async function attempt<R>(task: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Superseded) throw cause;
    throw new StoreFailure(task, { cause });
  }
}
