import type { Keyv } from "keyv";
import { StoreFailure } from "./store-failure.ts";

/** Absent and unreadable are different: what cannot be read was there, and its owner should be told. */
export type Loaded<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "absent" }
  | { readonly kind: "unreadable" };

/** Every method rejects with a StoreFailure when the store fails, and only then. */
export interface Records<T> {
  get(key: string): Promise<Loaded<T>>;
  /** Resolves when the record is committed. Without `ttlMs` the namespace's own time to live counts. */
  set(key: string, value: T, ttlMs?: number): Promise<void>;
  /** True when there was a record. */
  delete(key: string): Promise<boolean>;
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
  return {
    get: async (key) => {
      const stored: unknown = await attempt("to read a record", () => keyv.get(key));
      if (stored === undefined) return { kind: "absent" };
      const value = isRecordOf(version, stored) ? parse(stored.data) : undefined;
      return value === undefined ? { kind: "unreadable" } : { kind: "found", value };
    },
    set: async (key, data, ttlMs) => {
      await attempt("to write a record", () => keyv.set(key, { version, data }, ttlMs));
    },
    delete: (key) => attempt("to delete a record", () => keyv.delete(key)),
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

async function attempt<R>(task: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreFailure(task, { cause });
  }
}
