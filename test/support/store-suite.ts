import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { records } from "../../src/storage/records.ts";
import type { StoreKeys } from "../../src/storage/store-seal.ts";
import { Superseded } from "../../src/storage/superseded.ts";
import { openedStore } from "./opened-store.ts";

export interface StoreSuiteOptions {
  /** The address of an empty store for the running test. */
  readonly emptyStore: () => string | Promise<string>;
  /** What is written is there for another process, and after closing and opening again. */
  readonly persistent: boolean;
  readonly longestKey: number;
  readonly skip?: boolean;
  /** With which its values are sealed. */
  readonly keys?: StoreKeys;
}

const HOUR = 3_600_000;

/** What every store must do, after the example of Keyv's own suite. A permitted deviation is an option, named above. */
export function storeSuite(
  name: string,
  { emptyStore, persistent, longestKey, skip = false, keys }: StoreSuiteOptions,
): void {
  const openedAt = (url: string) => openedStore(url, { keys });
  const opened = async () => openedAt(await emptyStore());
  const openedNamespace = async () => (await opened()).namespace("things");

  describe.skipIf(skip)(name, () => {
    describe("values", () => {
      const values = {
        text: "Rp25.720 – é 😀",
        "text with a colon first": ":base64:x",
        "empty text": "",
        zero: 0,
        fraction: 0.1,
        true: true,
        false: false,
        null: null,
        list: [1, "two", [null]],
        object: { nested: { list: [{}] }, "odd key:": "" },
        "a lone surrogate": "\ud800",
      };
      for (const [kind, value] of Object.entries(values)) {
        test(`gives back ${kind} as it was set`, async () => {
          const things = await openedNamespace();
          await things.set("key", value);
          expect(await things.get("key")).toStrictEqual(value);
        });
      }

      test("gives back any JSON as it was set", async () => {
        const things = await openedNamespace();
        await fc.assert(
          fc.asyncProperty(fc.jsonValue(), async (value) => {
            await things.set("key", value);
            expect(JSON.stringify(await things.get("key"))).toBe(JSON.stringify(value));
          }),
        );
      });

      test("reads a value set to undefined as absent", async () => {
        const things = await openedNamespace();
        await things.set("key", undefined);
        expect(await things.get("key")).toBeUndefined();
      });

      test("holds a value of five megabytes", async () => {
        const things = await openedNamespace();
        const big = "0123456789".repeat(500_000);
        await things.set("key", big);
        expect(await things.get("key")).toBe(big);
      });
    });

    describe("keys", () => {
      test("finds nothing under a key that was never set", async () => {
        const things = await openedNamespace();
        expect(await things.get("key")).toBeUndefined();
        expect(await things.has("key")).toBe(false);
      });

      test("keeps any two keys apart", async () => {
        const things = await openedNamespace();
        await fc.assert(
          fc.asyncProperty(anyKey(), anyKey(), async (one, other) => {
            fc.pre(one !== other);
            await things.set(one, "one");
            await things.set(other, "other");
            expect(await things.getMany([one, other])).toEqual(["one", "other"]);
          }),
        );
      });

      test("lists any key as it was set", async () => {
        const things = await openedNamespace();
        await fc.assert(
          fc.asyncProperty(anyKey(), async (key) => {
            await things.clear();
            await things.set(key, "value");
            expect(await listed(things)).toEqual([[key, "value"]]);
          }),
        );
      });

      test("lists the keys of one kind alone, in as many pages as there are", async () => {
        const store = await opened();
        const keys = Array.from({ length: 2_500 }, (_, at) => `key ${String(at).padStart(4, "0")}`);
        await store.namespace("things").setMany(keys.map((key) => ({ key, value: 1 })));
        await store.namespace("thing").set("another", 1);
        const found: string[] = [];
        for await (const key of store.keys("things")) found.push(key);
        expect(found.sort()).toEqual(keys);
      });

      test("takes a key as long as it can be", async () => {
        const things = await openedNamespace();
        const long = "k".repeat(longestKey);
        await things.set(long, "value");
        expect(await things.get(long)).toBe("value");
        expect(await listed(things)).toEqual([[long, "value"]]);
      });
    });

    describe("writing", () => {
      test("overwrites", async () => {
        const things = await openedNamespace();
        await things.set("key", "first");
        await things.set("key", "second");
        expect(await things.get("key")).toBe("second");
      });

      test("has what was set, also when its value is false", async () => {
        const things = await openedNamespace();
        await things.set("key", false);
        expect(await things.has("key")).toBe(true);
      });

      test("deletes one key and says whether it was there", async () => {
        const things = await openedNamespace();
        await things.set("key", "value");
        await things.set("other", "value");
        expect(await things.delete("key")).toBe(true);
        expect(await things.delete("key")).toBe(false);
        expect(await things.has("key")).toBe(false);
        expect(await things.has("other")).toBe(true);
      });

      test("sets, gets and deletes many at once", async () => {
        const things = await openedNamespace();
        await things.setMany([
          { key: "a", value: 1 },
          { key: "b", value: 2 },
          { key: "c", value: 3, ttl: HOUR },
        ]);
        expect(await things.getMany(["a", "missing", "c"])).toEqual([1, undefined, 3]);
        expect(await things.getMany([])).toEqual([]);
        expect(await things.deleteMany(["a", "missing"])).toBe(true);
        expect(await things.deleteMany(["missing"])).toBe(false);
        expect(await things.getMany(["a", "b", "c"])).toEqual([undefined, 2, 3]);
      });

      test("keeps every one of a thousand concurrent writes", async () => {
        const things = await openedNamespace();
        const keys = Array.from({ length: 1000 }, (_, index) => `key ${index}`);
        await Promise.all(keys.map((key) => things.set(key, { key })));
        expect(await things.getMany(keys)).toEqual(keys.map((key) => ({ key })));
        expect((await listed(things)).map(([key]) => key).toSorted()).toEqual(keys.toSorted());
      });
    });

    describe("time to live", () => {
      test("ends what was set with one", async () => {
        const things = await openedNamespace();
        await things.set("short", "value", 20);
        await things.set("long", "value", HOUR);
        await things.set("for ever", "value");
        await expect.poll(() => things.get("short")).toBeUndefined();
        expect(await things.has("short")).toBe(false);
        expect(await things.getMany(["short", "long", "for ever"])).toEqual([undefined, "value", "value"]);
        expect((await listed(things)).map(([key]) => key).toSorted()).toEqual(["for ever", "long"]);
      });

      test("is the namespace's own when none is given", async () => {
        const short = (await opened()).namespace("short", 20);
        await short.set("key", "value");
        await expect.poll(() => short.get("key")).toBeUndefined();
      });

      test("starts again with each write", async () => {
        const things = await openedNamespace();
        await things.set("kept", "first", 20);
        await things.set("kept", "second", HOUR);
        await things.set("clock", "ticking", 20);
        await expect.poll(() => things.has("clock")).toBe(false);
        expect(await things.get("kept")).toBe("second");
      });
    });

    describe("an ordered namespace", () => {
      const openedRecords = async () => {
        const keyv = (await opened()).namespace("ordered", HOUR, { ordered: true });
        return { keyv, kept: records({ keyv, version: 1, parse: String }) };
      };

      test("takes each write that follows on what stands there", async () => {
        const { kept } = await openedRecords();
        for (const revision of [1, 2, 3]) await kept.set("key", `value ${revision}`, { revision });
        expect(await kept.get("key")).toEqual({ kind: "found", value: "value 3", revision: 3 });
      });

      test("refuses any other write and keeps what stands there", async () => {
        const { kept } = await openedRecords();
        await expect(kept.set("key", "late", { revision: 2 })).rejects.toBeInstanceOf(Superseded);
        expect(await kept.get("key")).toEqual({ kind: "absent" });
        await kept.set("key", "first", { revision: 1 });
        await kept.set("key", "second", { revision: 2 });
        for (const revision of [1, 2, 4]) {
          await expect(kept.set("key", "lost", { revision })).rejects.toBeInstanceOf(Superseded);
        }
        await expect(kept.set("key", "lost")).rejects.toBeInstanceOf(Superseded);
        expect(await kept.get("key")).toEqual({ kind: "found", value: "second", revision: 2 });
      });

      test("takes one of many writes that follow on the same", async () => {
        const { kept } = await openedRecords();
        await kept.set("key", "first", { revision: 1 });
        const rivals = Array.from({ length: 20 }, (_, rival) => kept.set("key", `rival ${rival}`, { revision: 2 }));
        const outcomes = await Promise.allSettled(rivals);
        const won = outcomes.findIndex(({ status }) => status === "fulfilled");
        expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
        expect(await kept.get("key")).toEqual({ kind: "found", value: `rival ${won}`, revision: 2 });
      });

      test("takes writes that follow on each other without waiting", async () => {
        const { kept } = await openedRecords();
        await Promise.all([1, 2, 3, 4].map((revision) => kept.set("key", `value ${revision}`, { revision })));
        expect(await kept.get("key")).toEqual({ kind: "found", value: "value 4", revision: 4 });
      });

      test("begins again after its record was deleted or has ended", async () => {
        const { kept } = await openedRecords();
        await kept.set("deleted", "first", { revision: 1 });
        await kept.delete("deleted");
        await kept.set("deleted", "again", { revision: 1 });
        await kept.set("ended", "first", { revision: 1, ttlMs: 20 });
        await expect.poll(() => kept.get("ended")).toEqual({ kind: "absent" });
        await kept.set("ended", "again", { revision: 1 });
        expect(await kept.get("ended")).toEqual({ kind: "found", value: "again", revision: 1 });
      });

      test("keeps each record's own order", async () => {
        const { kept } = await openedRecords();
        await kept.set("one", "value", { revision: 1 });
        await kept.set("other", "value", { revision: 1 });
        await kept.set("one", "value", { revision: 2 });
        expect(await kept.get("other")).toMatchObject({ revision: 1 });
      });

      test("answers a record of an older version with its revision, so that it can be written over", async () => {
        const { keyv, kept } = await openedRecords();
        await records({ keyv, version: 0, parse: String }).set("key", "old", { revision: 1 });
        expect(await kept.get("key")).toEqual({ kind: "unreadable", revision: 1 });
        await kept.set("key", "new", { revision: 2 });
        expect(await kept.get("key")).toEqual({ kind: "found", value: "new", revision: 2 });
      });
    });

    describe("namespaces", () => {
      test("do not see each other, and are cleared alone", async () => {
        const store = await opened();
        const names = ["a", "a-b", "ab"];
        await Promise.all(names.map((name) => store.namespace(name).set("key", name)));
        const read = () => Promise.all(names.map((name) => store.namespace(name).get("key")));
        expect(await read()).toEqual(names);
        await store.namespace("a").clear();
        expect(await read()).toEqual([undefined, "a-b", "ab"]);
        expect(await listed(store.namespace("ab"))).toEqual([["key", "ab"]]);
      });

      test("of the same name are the same", async () => {
        const store = await opened();
        await store.namespace("same").set("key", "value");
        expect(await store.namespace("same").get("key")).toBe("value");
      });

      test("are cleared whole, however many entries they hold", async () => {
        const things = await openedNamespace();
        await things.setMany(Array.from({ length: 1234 }, (_, index) => ({ key: `${index}`, value: index })));
        await things.clear();
        expect(await listed(things)).toEqual([]);
      });
    });

    if (!persistent) return;
    describe("persistence", () => {
      test("keeps what was set when it is closed and opened again", async () => {
        const url = await emptyStore();
        const first = await openedAt(url);
        await first.namespace("things").set("key", { total: 25_720 });
        await first.close();
        const second = await openedAt(url);
        expect(await second.namespace("things").get("key")).toEqual({ total: 25_720 });
      });

      test("is shared by two processes", async () => {
        const url = await emptyStore();
        const shared = (await openedAt(url)).namespace("shared");
        const child = spawnStoreProcess(url, keys);
        expect(await child.nextLine()).toBe("written");
        expect(await shared.get("from-child")).toBe("written by the child");
        await shared.set("from-parent", "written by the parent");
        child.goOn();
        expect(await child.nextLine()).toBe("written by the parent");
        expect(await child.exitCode).toBe(0);
      });
    });
  });
}

function anyKey(): fc.Arbitrary<string> {
  return fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 60, maxLength: 90 }));
}

async function listed(keyv: {
  readonly iterator?: (argument: unknown) => AsyncGenerator<[string, unknown]>;
}): Promise<[string, unknown][]> {
  const entries: [string, unknown][] = [];
  for await (const entry of keyv.iterator?.(undefined) ?? []) entries.push(entry);
  return entries;
}

function spawnStoreProcess(url: string, keys: StoreKeys | undefined) {
  const script = fileURLToPath(new URL("store-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, url, keys?.current ?? ""], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    nextLine: async () => (await lines.next()).value,
    goOn: () => void child.stdin.write("go on\n"),
    exitCode: once(child, "exit").then(([code]) => code),
  };
}
