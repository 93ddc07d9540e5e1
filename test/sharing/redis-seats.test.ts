import { describe, expect, onTestFinished, test } from "vitest";
import { bestEffort } from "../../src/sharing/best-effort.ts";
import { outage } from "../../src/sharing/outage.ts";
import { redisSeats, type SeatsOptions } from "../../src/sharing/redis-seats.ts";
import { never } from "../support/inquiries.ts";
import { linked } from "../support/linked.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { unexpected } from "../support/unexpected.ts";

const times = { life: 500, look: 10 };
const free = () => undefined;

async function machineOn(
  url: string,
  instance: string,
  limits: SeatsOptions,
  told = unexpected as (e: unknown) => void,
) {
  const link = await linked(url, { onError: () => undefined });
  const { take, close } = redisSeats(link, {
    ...limits,
    instance,
    trying: bestEffort({ outage: outage(told) }),
    times,
  });
  onTestFinished(close);
  return { link, take, close };
}

describe.skipIf(!redisInstalled)(`the seats of a provider for all programs together${redisNote}`, () => {
  const pair = async (limits: SeatsOptions) => {
    const { url } = await redisServer();
    return [await machineOn(url, "a", limits), await machineOn(url, "b", limits)] as const;
  };

  test("are never more taken at once than there are, and each comes to its turn", async () => {
    const machines = await pair({ concurrent: 3, perSecond: 10_000 });
    let taken = 0;
    let most = 0;
    const sits = async (at: number) => {
      const leave = await machines[at % 2]?.take("klikoo", never());
      taken += 1;
      most = Math.max(most, taken);
      await new Promise((resolve) => setTimeout(resolve, 5));
      taken -= 1;
      leave?.();
    };
    await Promise.all(Array.from({ length: 30 }, (_, at) => sits(at)));
    expect(most).toBe(3);
  });

  test("are never more taken within a second than may be", async () => {
    const machines = await pair({ concurrent: 1_000, perSecond: 5 });
    const begun = performance.now();
    await Promise.all(Array.from({ length: 11 }, (_, at) => machines[at % 2]?.take("klikoo", never())));
    // The sixth comes a second after the first, and the eleventh after the sixth.
    expect(performance.now() - begun).toBeGreaterThan(1_990);
  });

  test("are each provider's own", async () => {
    const [a, b] = await pair({ concurrent: 1, perSecond: 1_000 });
    await a.take("klikoo", never());
    expect(await b.take("ayopop", never())).toBeDefined();
  });

  test("are kept for as long as they are sat on, and free when that program is gone", async () => {
    const [a, b] = await pair({ concurrent: 1, perSecond: 1_000 });
    await a.take("klikoo", never());
    const begun = Date.now();
    const ends = async () => Number(await a.link.client.zScore("cek-tagihan:seats:klikoo", "a.1"));
    await expect.poll(ends, { timeout: 5_000 }).toBeGreaterThan(begun + 3 * times.life);
    let isFree = false;
    const second = b.take("klikoo", never()).finally(() => {
      isFree = true;
    });
    expect(isFree).toBe(false);
    // As if it had been killed.
    a.close();
    expect(await second).toBeDefined();
  });

  test("are waited for until that is called off, which holds nobody up", async () => {
    const [a] = await pair({ concurrent: 1, perSecond: 1_000 });
    const leave = await a.take("klikoo", never());
    const giving = new AbortController();
    const waiting = [a.take("klikoo", giving.signal), a.take("klikoo", never())];
    giving.abort();
    expect(await waiting[0]).toBeUndefined();
    leave?.();
    expect(await waiting[1]).toBeDefined();
  });

  test("are always there while Redis is down, and that is told once", async () => {
    const redis = await redisServer();
    const told: unknown[] = [];
    const a = await machineOn(redis.url, "a", { concurrent: 1, perSecond: 1 }, (error) => told.push(error));
    await redis.stop();
    for (const leave of [await a.take("klikoo", never()), await a.take("klikoo", never())]) (leave ?? free)();
    expect(told).toHaveLength(1);
  });
});
