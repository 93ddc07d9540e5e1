import { describe, expect, test } from "vitest";
import type { Made } from "../../src/inquiry/made-once.ts";
import { bestEffort } from "../../src/sharing/best-effort.ts";
import { outage } from "../../src/sharing/outage.ts";
import { redisMadeOnce } from "../../src/sharing/redis-made-once.ts";
import type { StoreKeys } from "../../src/storage/store-seal.ts";
import { deferred } from "../support/deferred.ts";
import { never } from "../support/inquiries.ts";
import { linked } from "../support/linked.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { storeKey } from "../support/store-keys.ts";
import { unexpected } from "../support/unexpected.ts";

const times = { life: 300, look: 20 };

type Failed = (error: unknown) => void;

async function machineOn(url: string, instance: string, failed: Failed = unexpected, keys?: StoreKeys) {
  const link = await linked(url, { onError: () => undefined, keys });
  const once = redisMadeOnce(link, { instance, trying: bestEffort({ outage: outage(failed) }), times });
  return { link, ...once };
}

const makes =
  (text: string, keepMs = 0) =>
  async () => ({ text, keepMs });
const makesNothing = async () => undefined;
const cannotMake = () => Promise.reject(new Error("it was made twice"));

describe.skipIf(!redisInstalled)(`what one of several programs makes for all${redisNote}`, () => {
  const pair = async () => {
    const { url } = await redisServer();
    return [await machineOn(url, "a"), await machineOn(url, "b")] as const;
  };

  test("is given to who asks while it is made, though that takes longer than a program's silence may", async () => {
    const [a, b] = await pair();
    const making = deferred<Made>();
    const first = a.get("number 1", () => making.promise, never());
    await expect.poll(() => a.link.client.keys("*:made:*")).toHaveLength(1);
    const second = b.get("number 1", cannotMake, never());
    const mark = () => a.link.client.keys("*:waiting");
    // Waiting is said for a second at a time: longer than the mark of the maker lasts by itself.
    await expect.poll(mark).toHaveLength(1);
    await a.link.client.unlink(await mark());
    await expect.poll(mark).toHaveLength(1);
    making.resolve({ text: "the answer", keepMs: 0 });
    expect(await Promise.all([first, second])).toEqual(["the answer", "the answer"]);
  });

  test("is made anew for who asks later, when nobody waited and it is not kept", async () => {
    const [a, b] = await pair();
    expect(await a.get("number 1", makes("one"), never())).toBe("one");
    expect(await a.get("number 1", makes("two"), never())).toBe("two");
    expect(await b.get("number 1", makes("three"), never())).toBe("three");
  });

  test("is given to who asks later for as long as it is kept, until it is dropped", async () => {
    const [a, b] = await pair();
    await a.get("token", makes("one", 60_000), never());
    expect(await b.get("token", cannotMake, never())).toBe("one");
    await b.drop("token", "another");
    expect(await b.get("token", cannotMake, never())).toBe("one");
    await b.drop("token", "one");
    expect(await a.get("token", makes("two", 60_000), never())).toBe("two");
  });

  test("is made by the next when nothing comes of it, or it breaks", async () => {
    const [a, b] = await pair();
    expect(await a.get("token", makesNothing, never())).toBeUndefined();
    await expect(a.get("token", cannotMake, never())).rejects.toThrow("it was made twice");
    expect(await b.get("token", makes("one"), never())).toBe("one");
  });

  test("is made by the next when its maker is gone without a word", async () => {
    const { url } = await redisServer();
    const b = await machineOn(url, "b");
    const gone = await linked(url);
    const silent = {
      instance: "a",
      trying: bestEffort({ outage: outage(unexpected) }),
      times: { life: 1e6, look: 20 },
    };
    void redisMadeOnce(gone, silent).get("number 1", () => new Promise(() => undefined), never());
    await expect.poll(() => b.link.client.keys("*:made:*")).toHaveLength(1);
    const [key = ""] = await b.link.client.keys("*:made:*");
    // As if it had been killed: it renews nothing any more.
    await b.link.client.pExpire(key, times.life);
    expect(await b.get("number 1", makes("mine"), never())).toBe("mine");
  });

  test("is waited for until that is called off", async () => {
    const [a, b] = await pair();
    const making = deferred<Made>();
    const first = a.get("number 1", () => making.promise, never());
    await expect.poll(() => a.link.client.keys("*:made:*")).toHaveLength(1);
    const giving = new AbortController();
    const waiting = b.get("number 1", cannotMake, giving.signal);
    giving.abort();
    expect(await waiting).toBeUndefined();
    making.resolve({ text: "x", keepMs: 0 });
    await first;
  });

  test("stands under a name that tells nothing", async () => {
    const [a] = await pair();
    await a.get("account 514040400482", makes("x", 60_000), never());
    expect((await a.link.client.keys("*")).join(" ")).not.toContain("514040400482");
  });

  test("is sealed where the store has a key, and as good as not there for who has another one", async () => {
    const { url } = await redisServer();
    const [first, second] = ["first", "second"].map(storeKey) as [string, string];
    const machine = (instance: string, keys: StoreKeys) => machineOn(url, instance, unexpected, keys);
    const [a, b] = [await machine("a", { current: first }), await machine("b", { current: first })];
    expect(await a.get("token", makes("BUDI", 60_000), never())).toBe("BUDI");
    const [key = ""] = await a.link.client.keys("*:made:*");
    expect(await a.link.client.get(key)).not.toContain("BUDI");
    expect(await b.get("token", cannotMake, never())).toBe("BUDI");
    await b.link.client.set(key, "made:AAAA");
    expect(await a.get("token", makes("SITI"), never())).toBe("SITI");
    await a.link.client.unlink(key);
    await a.get("token", makes("one", 60_000), never());
    await b.drop("token", "another");
    expect(await a.get("token", cannotMake, never())).toBe("one");
    await b.drop("token", "one");
    expect(await a.get("token", makes("two", 60_000), never())).toBe("two");
    const c = await machine("c", { current: second, old: first });
    expect(await c.get("token", makes("three", 60_000), never())).toBe("three");
  });

  test("is made by each for itself while Redis is down, and that is told once", async () => {
    const redis = await redisServer();
    const told: unknown[] = [];
    const a = await machineOn(redis.url, "a", (error) => told.push(error));
    await redis.stop();
    expect(await a.get("token", makes("one", 60_000), never())).toBe("one");
    expect(await a.get("token", makes("two", 60_000), never())).toBe("two");
    expect(told).toHaveLength(1);
  });
});
