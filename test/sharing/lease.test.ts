import { describe, expect, onTestFinished, test } from "vitest";
import { type Holding, type LeaseTimes, ownLease, redisLease } from "../../src/sharing/lease.ts";
import { outage } from "../../src/sharing/outage.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { never } from "../support/inquiries.ts";
import { linked } from "../support/linked.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { unexpected } from "../support/unexpected.ts";

const times: LeaseTimes = { life: 400, renew: 100, ask: 20 };

async function machineOn(url: string, instance: string) {
  const redis = await linked(url);
  return { redis, lease: redisLease(redis, { name: "polling", instance, outage: outage(unexpected), times }) };
}

async function held(holding: Promise<Holding | undefined>): Promise<Holding> {
  const got = await holding;
  if (got === undefined) throw new Error("it is not held");
  onTestFinished(got.release);
  return got;
}

test("a program that is alone on its store holds every lease at once, and loses none", async () => {
  const { lost, release } = await held(ownLease.hold(never()));
  await release();
  expect(lost.aborted).toBe(false);
  expect(await ownLease.hold(AbortSignal.abort())).toBeUndefined();
});

describe.skipIf(!redisInstalled)(`a lease among programs on one Redis${redisNote}`, () => {
  test("is one program's until that lets it go", async () => {
    const { url } = await redisServer();
    const [a, b] = [await machineOn(url, "a"), await machineOn(url, "b")];
    const first = await held(a.lease.hold(never()));
    let isSecond = false;
    const second = held(b.lease.hold(never())).finally(() => {
      isSecond = true;
    });
    // It is renewed: its end moves on for longer than it lasts.
    const begun = Date.now();
    const end = async () => Date.now() + (await a.redis.client.pTTL("cek-tagihan:lease:polling"));
    await expect.poll(end, { timeout: 5_000 }).toBeGreaterThan(begun + 3 * times.life);
    expect([isSecond, first.lost.aborted]).toEqual([false, false]);
    await first.release();
    expect((await second).lost.aborted).toBe(false);
  });

  test("is free when its holder is gone without a word", async () => {
    const { url } = await redisServer();
    const [a, b] = [await openStore(url, { onError: unexpected }), await machineOn(url, "b")];
    if (a.redis === undefined) throw new Error("it takes a Redis");
    // It does not renew: as a program that is killed.
    const gone = { life: 300, renew: 1e6, ask: 20 };
    await redisLease(a.redis, { name: "polling", instance: "a", outage: outage(unexpected), times: gone }).hold(
      never(),
    );
    await a.close();
    expect((await held(b.lease.hold(never()))).lost.aborted).toBe(false);
  });

  test("is lost, and that is told, when another has it", async () => {
    const { url } = await redisServer();
    const a = await machineOn(url, "a");
    const { lost } = await held(a.lease.hold(never()));
    await a.redis.client.set("cek-tagihan:lease:polling", "b");
    await expect.poll(() => lost.aborted).toBe(true);
  });

  test("is waited for until that is called off", async () => {
    const { url } = await redisServer();
    const [a, b] = [await machineOn(url, "a"), await machineOn(url, "b")];
    await held(a.lease.hold(never()));
    const giving = new AbortController();
    const waiting = b.lease.hold(giving.signal);
    giving.abort();
    expect(await waiting).toBeUndefined();
    expect(await b.lease.hold(AbortSignal.abort())).toBeUndefined();
  });

  test("stays with its holder while Redis is down and after it has come back empty, and the failure is told once", async () => {
    const redis = await redisServer();
    const told: unknown[] = [];
    const link = await linked(redis.url, { onError: () => undefined });
    const telling = outage((error) => told.push(error));
    const lease = redisLease(link, { name: "polling", instance: "a", outage: telling, times });
    const { lost } = await held(lease.hold(never()));
    await redis.stop();
    await expect.poll(() => told.length).toBe(1);
    await redis.start();
    const other = await machineOn(redis.url, "b");
    const holder = () => other.redis.client.get("cek-tagihan:lease:polling");
    await expect.poll(holder, { timeout: 10_000 }).toBe("a");
    expect([lost.aborted, told.length]).toEqual([false, 1]);
  });
});
