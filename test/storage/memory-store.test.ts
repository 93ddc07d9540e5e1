import { describe, expect, test } from "vitest";
import { openMemory } from "../../src/storage/memory-store.ts";
import { manualTicker } from "../support/manual-ticker.ts";
import { storeSuite } from "../support/store-suite.ts";

storeSuite("a store in memory", { emptyStore: () => "memory:", persistent: false, longestKey: 100_000 });

describe("a store in memory", () => {
  test("removes what has ended by itself, without being read", async () => {
    let now = 1000;
    const { ticker, tick } = manualTicker();
    const backend = openMemory({ now: () => now, ticker });
    const things = backend.namespace("things");
    await things.set("short", "value", 50);
    await things.set("long", "value", 5000);
    now = 1050;
    tick();
    now = 1000;
    expect(await things.get("short")).toBeUndefined();
    expect(await things.get("long")).toBe("value");
    await backend.close();
  });
});
