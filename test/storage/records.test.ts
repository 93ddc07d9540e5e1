import { describe, expect, test } from "vitest";
import { z } from "zod";
import { records } from "../../src/storage/records.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { openedStore } from "../support/opened-store.ts";

const shape = z.object({ name: z.string() });
const parse = (value: unknown) => shape.safeParse(value).data;

async function openedRecords() {
  const keyv = (await openedStore("memory:")).namespace("people");
  return { keyv, people: records({ keyv, version: 2, parse }) };
}

describe("a record", () => {
  test("is found as it was set", async () => {
    const { people } = await openedRecords();
    await people.set("key", { name: "BUDI" });
    expect(await people.get("key")).toEqual({ kind: "found", value: { name: "BUDI" }, revision: 0 });
  });

  test("is absent before it is set and after it is deleted", async () => {
    const { people } = await openedRecords();
    expect(await people.get("key")).toEqual({ kind: "absent" });
    await people.set("key", { name: "BUDI" });
    expect(await people.delete("key")).toBe(true);
    expect(await people.delete("key")).toBe(false);
    expect(await people.get("key")).toEqual({ kind: "absent" });
  });

  test("ends after the time given with it", async () => {
    const { people } = await openedRecords();
    await people.set("key", { name: "BUDI" }, { ttlMs: 20 });
    await expect.poll(() => people.get("key")).toEqual({ kind: "absent" });
  });

  for (const [what, stored] of [
    ["of another version", { version: 1, data: { name: "BUDI" } }],
    ["of another shape", { version: 2, data: { nama: "BUDI" } }],
    ["without a version", { name: "BUDI" }],
    ["that is a bare text", "BUDI"],
    ["that is null", null],
  ] as const) {
    test(`${what} is unreadable`, async () => {
      const { keyv, people } = await openedRecords();
      await keyv.set("key", stored);
      expect(await people.get("key")).toEqual({ kind: "unreadable", revision: 0 });
    });
  }

  test("whose text is damaged is unreadable, and a listing goes on behind it", async () => {
    const { keyv, people } = await openedRecords();
    await keyv.store.set("damaged", '{"value":{"version":2,"da');
    await people.set("sound", { name: "BUDI" });
    expect(await people.get("damaged")).toEqual({ kind: "unreadable", revision: 0 });
    const keys = [];
    for await (const [key] of keyv.iterator?.(undefined) ?? []) keys.push(key);
    expect(keys).toEqual(["damaged", "sound"]);
  });
});

describe("a text that was damaged by hand", () => {
  for (const [what, text, revision] of [
    ["cut behind its revision", '{"value":{"revision":7,"version":2,"da', 7],
    ["cut in its revision", '{"value":{"revi', 0],
    ["with its revision in another place", '{"value":{"version":2,"data":{"name":"BUDI"},"revision":7}}', 0],
    ["with spaces", '{ "value": { "revision": 7, "version": 2, "data": { "name": "BUDI" } } }', 0],
    ["that is null", "null", 0],
    ["that is a number", "5", 0],
    ["that is empty", "", 0],
  ] as const) {
    test(`${what} is unreadable, and a write may follow on it`, async () => {
      const store = await openedStore("memory:");
      await store.namespace("people").store.set("key", text);
      const keyv = store.namespace("people", undefined, { ordered: true });
      const people = records({ keyv, version: 2, parse });
      expect(await people.get("key")).toEqual({ kind: "unreadable", revision });
      await people.set("key", { name: "SITI" }, { revision: revision + 1 });
      expect(await people.get("key")).toEqual({ kind: "found", value: { name: "SITI" }, revision: revision + 1 });
    });
  }
});

test("a store that fails rejects with a failure that has a cause and names neither key nor value", async () => {
  const { keyv, people } = await openedRecords();
  const cause = new Error("disk full");
  const fail = () => Promise.reject(cause);
  Object.assign(keyv.store, { get: fail, set: fail, delete: fail });
  const failures = await Promise.allSettled([
    people.get("530000000001"),
    people.set("530000000001", { name: "BUDI" }),
    people.delete("530000000001"),
  ]);
  for (const failure of failures) {
    const reason: unknown = failure.status === "rejected" && failure.reason;
    expect(reason).toBeInstanceOf(StoreFailure);
    expect(reason).toMatchObject({ cause });
    expect(String(reason)).not.toMatch(/530000000001|BUDI/);
  }
});
