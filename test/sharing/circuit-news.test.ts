import { describe, expect, onTestFinished, test } from "vitest";
import type { CircuitChange } from "../../src/inquiry/circuits.ts";
import { bestEffort } from "../../src/sharing/best-effort.ts";
import { redisCircuitNews } from "../../src/sharing/circuit-news.ts";
import { outage } from "../../src/sharing/outage.ts";
import { linked } from "../support/linked.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { unexpected } from "../support/unexpected.ts";

const opened: CircuitChange = { provider: "ayopop", group: "electricity", isOpen: true };
const closed: CircuitChange = { ...opened, isOpen: false };

async function machineOn(url: string, instance: string, openFor = 60_000) {
  const link = await linked(url);
  const heard: CircuitChange[] = [];
  const trying = bestEffort({ outage: outage(unexpected) });
  const told = (change: CircuitChange) => void heard.push(change);
  const { tell, close } = redisCircuitNews(link, { instance, trying, openFor, heard: told, lookMs: 10 });
  onTestFinished(close);
  return { link, heard, tell };
}

describe.skipIf(!redisInstalled)(`news of circuits${redisNote}`, () => {
  test("reach every other program once, and not the one that tells them", async () => {
    const { url } = await redisServer();
    const [a, b, c] = [await machineOn(url, "a"), await machineOn(url, "b"), await machineOn(url, "c")];
    a.tell(opened);
    await expect.poll(() => [b.heard, c.heard]).toEqual([[opened], [opened]]);
    b.tell(closed);
    await expect.poll(() => [a.heard, c.heard]).toEqual([[closed], [opened, closed]]);
    a.tell(opened);
    await expect.poll(() => b.heard).toEqual([opened, opened]);
    expect(a.heard).toEqual([closed]);
  });

  test("reach a program that starts later, while they are news", async () => {
    const { url } = await redisServer();
    const a = await machineOn(url, "a");
    a.tell(opened);
    const short = await machineOn(url, "short", 1);
    short.tell({ ...opened, provider: "klikoo" });
    const ends = async () => {
      const text = await a.link.client.hGet("cek-tagihan:circuits", '["klikoo","electricity"]');
      return Date.now() - JSON.parse(text ?? "{}").ends;
    };
    await expect.poll(ends).toBeGreaterThan(0);
    const late = await machineOn(url, "late");
    await expect.poll(() => late.heard).toEqual([opened]);
  });
});
