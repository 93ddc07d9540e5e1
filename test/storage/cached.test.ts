import { describe, expect, test } from "vitest";
import { cached } from "../../src/storage/cached.ts";
import type { Loaded, SetOptions } from "../../src/storage/records.ts";
import { deferred } from "../support/deferred.ts";

/** Records in memory that count their reads, and a memory of two of them for a second. */
function remembered() {
  const stored = new Map<string, { readonly value: string; readonly revision: number }>();
  const reads: string[] = [];
  let now = 1_000;
  let failure: Error | undefined;
  let reading = Promise.resolve();
  const records = {
    get: async (key: string): Promise<Loaded<string>> => {
      reads.push(key);
      const record = stored.get(key);
      await reading;
      return record === undefined ? { kind: "absent" } : { kind: "found", ...record };
    },
    set: async (key: string, value: string, { revision = 0 }: SetOptions = {}) => {
      if (failure !== undefined) throw failure;
      stored.set(key, { value, revision });
    },
    delete: async (key: string) => {
      const wasThere = stored.delete(key);
      await reading;
      return wasThere;
    },
  };
  const { get, set, delete: remove } = cached(records, { most: 2, ageMs: 1_000, now: () => now });
  return {
    get,
    set,
    remove,
    reads,
    /** As another program would. */
    store: (key: string, value: string, revision: number) => void stored.set(key, { value, revision }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    fail: (error: Error | undefined) => {
      failure = error;
    },
    hold: (until: Promise<void>) => {
      reading = until;
    },
  };
}

const found = (value: string, revision: number) => ({ kind: "found", value, revision });

describe("a record", () => {
  test("that was written or read is not read again", async () => {
    const { get, set, store, reads } = remembered();
    store("b", "there", 4);
    await set("a", "one", { revision: 1 });
    expect([await get("a"), await get("b"), await get("b")]).toEqual([
      found("one", 1),
      found("there", 4),
      found("there", 4),
    ]);
    expect(reads).toEqual(["b"]);
  });

  test("that is absent is remembered as absent", async () => {
    const { get, reads } = remembered();
    expect([await get("a"), await get("a")]).toEqual([{ kind: "absent" }, { kind: "absent" }]);
    expect(reads).toEqual(["a"]);
  });

  test("is read again when it is older than that", async () => {
    const { get, set, store, pass } = remembered();
    await set("a", "one", { revision: 1 });
    store("a", "another's", 2);
    pass(999);
    expect(await get("a")).toEqual(found("one", 1));
    pass(1);
    expect(await get("a")).toEqual(found("another's", 2));
  });

  test("makes room for others when it was not used for longest", async () => {
    const { get, set, reads } = remembered();
    for (const key of ["a", "b", "a", "c"]) await set(key, key);
    await get("a");
    await get("c");
    expect(reads).toEqual([]);
    await get("b");
    expect(reads).toEqual(["b"]);
  });

  test("whose write failed may be either, and is read", async () => {
    const { get, set, store, fail } = remembered();
    await set("a", "one", { revision: 1 });
    fail(new Error("no answer in time"));
    await expect(set("a", "two", { revision: 2 })).rejects.toThrow("no answer in time");
    store("a", "two", 2);
    expect(await get("a")).toEqual(found("two", 2));
  });

  test("that was deleted is absent, also to who was reading it", async () => {
    const { get, remove, store, reads, hold } = remembered();
    const held = deferred<void>();
    store("a", "one", 1);
    hold(held.promise);
    const reading = get("a");
    const removing = remove("a");
    held.resolve();
    expect(await reading).toEqual(found("one", 1));
    expect(await removing).toBe(true);
    expect(await get("a")).toEqual({ kind: "absent" });
    expect(reads).toEqual(["a"]);
  });

  test("that is written while it is read is remembered as it was written", async () => {
    const { get, set, store, hold } = remembered();
    const held = deferred<void>();
    store("a", "old", 1);
    hold(held.promise);
    const reading = get("a");
    await set("a", "new", { revision: 2 });
    held.resolve();
    expect(await reading).toEqual(found("old", 1));
    expect(await get("a")).toEqual(found("new", 2));
  });
});
