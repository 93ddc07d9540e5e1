import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { readPlace } from "../../src/conversation/read-place.ts";
import { outage } from "../../src/sharing/outage.ts";
import { queuedJobs } from "../../src/sharing/queued-jobs.ts";
import type { RedisLink } from "../../src/storage/redis-link.ts";
import { deferred } from "../support/deferred.ts";
import { linked } from "../support/linked.ts";
import { type RedisServer, redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { shortTimes } from "../support/short-job-times.ts";
import { unexpected } from "../support/unexpected.ts";
import { linesWith, wholeRedis } from "../support/whole-store.ts";

const place: Place = { chat: 1, person: 2, isPrivate: true };

/** One of several programs on a Redis. */
async function programOn(url: string, instance: string, times = shortTimes) {
  const redis = await linked(url);
  const common = { readPlace, failed: unexpected, outage: outage(unexpected), times };
  const jobs = await queuedJobs(redis, { ...common, instance });
  onTestFinished(jobs.close);
  const taken: Place[] = [];
  return { jobs, redis, taken, takesUp: () => jobs.takeUp(async (_job, at) => taken.push(at) > 0) };
}

const jobsIn = (redis: RedisLink) => redis.client.keys("*:job-*");

/** Until somebody has looked at the only job that often, and left it alone. */
const lookedAt = (redis: RedisLink, times = 3) =>
  expect
    .poll(async () => Number(await redis.client.hGet((await jobsIn(redis))[0] ?? "none", "ats")), { timeout: 5_000 })
    .toBeGreaterThanOrEqual(times);

/** Until the lock of the only job that is being taken over has been renewed for longer than it lasts. */
async function keptBeyondItsTime(redis: RedisLink): Promise<void> {
  const renewals = new Set<number>();
  const look = async () => {
    const [lock = "none"] = await redis.client.keys("*:job-*:lock");
    // When it ends, to a tenth of a second: each renewal moves it on.
    const left = await redis.client.pTTL(lock);
    if (left > 0) renewals.add(Math.round((Date.now() + left) / 100));
    return renewals.size;
  };
  await expect.poll(look, { timeout: 10_000 }).toBeGreaterThan(4);
}

function child(...given: string[]) {
  const file = fileURLToPath(new URL("../support/job-process.ts", import.meta.url));
  const process_ = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file, ...given]);
  onTestFinished(() => void process_.kill("SIGKILL"));
  let out = "";
  process_.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  process_.stderr.pipe(process.stderr);
  return {
    out: () => out,
    says: (text: string) => expect.poll(() => out, { timeout: 15_000 }).toContain(text),
    kill: async () => {
      process_.kill("SIGKILL");
      await once(process_, "exit");
    },
  };
}

describe.skipIf(!redisInstalled)(`jobs of programs that share a Redis${redisNote}`, () => {
  test("are left alone while their owner lives, and gone when done", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await owner.takesUp();
    await other.takesUp();
    await owner.jobs.begin("job:1", place);
    await lookedAt(owner.redis);
    expect([owner.taken, other.taken]).toEqual([[], []]);
    await owner.jobs.done("job:1");
    await expect.poll(() => jobsIn(owner.redis)).toEqual([]);
  });

  test("of somebody who is forgotten are gone, whoever has begun them, and those of others stay", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await owner.jobs.begin("screen 1:2 abc", place);
    await other.jobs.begin("job", place);
    await owner.jobs.begin("another's", { ...place, person: 22 });
    await other.jobs.forget(place.person);
    expect(await jobsIn(owner.redis)).toHaveLength(1);
    await owner.jobs.done("screen 1:2 abc");
    await other.takesUp();
    await owner.jobs.handBack();
    await expect.poll(() => other.taken).toEqual([{ ...place, person: 22 }]);
  });

  test("leave nothing behind that names anybody, also where BullMQ remembers what there was", async () => {
    const { url } = await redisServer();
    const { jobs } = await programOn(url, "a");
    await jobs.begin("screen -100123:6000000001 abc", { chat: -100_123, person: 6_000_000_001, isPrivate: false });
    expect(linesWith(await wholeRedis(url), "6000000001")).not.toEqual([]);
    await jobs.done("screen -100123:6000000001 abc");
    expect(linesWith(await wholeRedis(url), "6000000001")).toEqual([]);
    expect(linesWith(await wholeRedis(url), "job-")).not.toEqual([]);
  });

  test("that are begun twice are gone when done twice", async () => {
    const { url } = await redisServer();
    const { jobs, redis } = await programOn(url, "a");
    await jobs.begin("job", place);
    await jobs.begin("job", place);
    await jobs.done("job");
    expect(await jobsIn(redis)).toHaveLength(1);
    await jobs.done("job");
    expect(await jobsIn(redis)).toEqual([]);
  });

  test("are gone when done while somebody looks at them", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await other.takesUp();
    const names = Array.from({ length: 200 }, (_, at) => `job ${at}`);
    await Promise.all(names.map((job) => owner.jobs.begin(job, place)));
    await lookedAt(owner.redis, 1);
    await Promise.all(names.map((job) => owner.jobs.done(job)));
    await expect.poll(() => jobsIn(owner.redis)).toEqual([]);
    expect(other.taken).toEqual([]);
  });

  test("are handed back at once, and taken up by one of the others", async () => {
    const { url } = await redisServer();
    // Nobody would look at it within the test by itself.
    const owner = await programOn(url, "a", { ...shortTimes, look: 600_000 });
    const others = [await programOn(url, "b"), await programOn(url, "c")];
    for (const one of [owner, ...others]) await one.takesUp();
    await owner.jobs.begin("job", place);
    await owner.jobs.handBack();
    const taken = () => others.flatMap((one) => one.taken);
    await expect.poll(taken).toEqual([place]);
    await expect.poll(() => jobsIn(owner.redis)).toEqual([]);
    expect(taken()).toEqual([place]);
    expect(owner.taken).toEqual([]);
  });

  test("that are being taken over are handed on by who stops", async () => {
    const { url } = await redisServer();
    const [owner, second, third] = [await programOn(url, "a"), await programOn(url, "b"), await programOn(url, "c")];
    await owner.jobs.begin("job", place);
    await owner.jobs.handBack();
    const begun = deferred<void>();
    await second.jobs.takeUp(async () => {
      begun.resolve();
      return new Promise(() => undefined);
    });
    await begun.promise;
    await third.takesUp();
    await keptBeyondItsTime(owner.redis);
    expect(third.taken).toEqual([]);
    await second.jobs.handBack();
    await expect.poll(() => third.taken).toEqual([place]);
  });

  test("that were left at one place are taken up one after the other, by whomever", async () => {
    const { url } = await redisServer();
    const [owner, ...others] = [await programOn(url, "a"), await programOn(url, "b"), await programOn(url, "c")];
    for (const job of ["one", "two", "three", "four"]) await owner.jobs.begin(job, place);
    await owner.jobs.handBack();
    const state = { inside: 0, most: 0, taken: 0 };
    const take = async () => {
      state.inside += 1;
      state.taken += 1;
      state.most = Math.max(state.most, state.inside);
      await new Promise((resolve) => setTimeout(resolve, 2 * shortTimes.poll));
      state.inside -= 1;
      return true;
    };
    for (const { jobs } of others) await jobs.takeUp(take);
    await expect.poll(() => jobsIn(owner.redis), { timeout: 8_000 }).toEqual([]);
    expect(state).toEqual({ inside: 0, most: 1, taken: 4 });
    expect(await owner.redis.client.keys("*:taking:*")).toEqual([]);
  }, 10_000);

  test("are tried again when they cannot be taken up", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await owner.jobs.begin("job", place);
    await owner.jobs.handBack();
    const heard: unknown[] = [];
    const common = { readPlace, outage: outage(unexpected), times: shortTimes, instance: "c" };
    const failing = await queuedJobs(other.redis, { ...common, failed: (error) => heard.push(error) });
    onTestFinished(failing.close);
    await failing.takeUp(async () => {
      if (heard.length < 2) throw new Error("the store fails");
      return true;
    });
    await expect.poll(() => jobsIn(other.redis), { timeout: 5_000 }).toEqual([]);
    expect(heard).toHaveLength(2);
  });

  test("stay jobs when who takes them up does not come to their end", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await owner.jobs.begin("job", place);
    await owner.jobs.handBack();
    let taken = 0;
    await other.jobs.takeUp(async () => {
      taken += 1;
      return taken === 2;
    });
    await expect.poll(() => jobsIn(owner.redis), { timeout: 5_000 }).toEqual([]);
    expect(taken).toBe(2);
  });

  test("that are offered are taken up when no one has them, and left to who has", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await owner.jobs.begin("owned", place);
    await other.takesUp();
    await other.jobs.offer("owned", place);
    await other.jobs.offer("lost", { ...place, person: 3 });
    await expect.poll(() => other.taken).toEqual([{ ...place, person: 3 }]);
    await expect.poll(() => jobsIn(owner.redis)).toHaveLength(1);
    await lookedAt(owner.redis);
    expect(other.taken).toHaveLength(1);
  });

  test("that are begun after they were offered are theirs who began them", async () => {
    const { url } = await redisServer();
    const [owner, other] = [await programOn(url, "a"), await programOn(url, "b")];
    await other.jobs.offer("late", place);
    await owner.jobs.begin("late", place, true);
    await other.takesUp();
    await lookedAt(owner.redis);
    expect(other.taken).toEqual([]);
    await owner.jobs.done("late");
    await expect.poll(() => jobsIn(owner.redis)).toEqual([]);
  });

  test("hold where somebody is and nothing else of them", async () => {
    const { url } = await redisServer();
    const { jobs, redis } = await programOn(url, "a");
    await jobs.begin("REF1", place);
    const [key = ""] = await jobsIn(redis);
    expect(JSON.parse((await redis.client.hGet(key, "data")) ?? "")).toEqual({ job: "REF1", place, owner: "a" });
  });

  test("of a program that is killed are taken up by another, once", async () => {
    const { url } = await redisServer();
    const { redis } = await programOn(url, "here");
    const [second, third] = [child(url, "b", "take"), child(url, "c", "take")];
    const first = child(url, "a", "begin", "42");
    await Promise.all([first.says("begun"), second.says("listening"), third.says("listening")]);
    await lookedAt(redis);
    expect(second.out() + third.out()).not.toContain("took");
    await first.kill();
    await expect.poll(() => jobsIn(redis), { timeout: 5_000 }).toEqual([]);
    expect((second.out() + third.out()).match(/took \d+/g)).toEqual(["took 42"]);
  }, 30_000);

  test("of a program that is killed while it takes them over are taken up by a third", async () => {
    const { url } = await redisServer();
    const first = child(url, "a", "begin", "42");
    await first.says("begun");
    await first.kill();
    const second = child(url, "b", "take for ever");
    await second.says("took 42");
    const third = child(url, "c", "take");
    await third.says("listening");
    await keptBeyondItsTime((await programOn(url, "here")).redis);
    expect(third.out()).not.toContain("took 42");
    await second.kill();
    await third.says("took 42");
  }, 30_000);

  test("cannot be begun while Redis is down, can again when it is back, and that is told once", async () => {
    const redis = await redisServer();
    const told: unknown[] = [];
    const link = await linked(redis.url, { onError: () => undefined, redisDeadlineMs: 500 });
    const common = { readPlace, failed: unexpected, times: shortTimes, instance: "a" };
    const jobs = await queuedJobs(link, { ...common, outage: outage((error) => told.push(error)) });
    onTestFinished(jobs.close);
    const taken: Place[] = [];
    await jobs.takeUp(async (_job, at) => taken.push(at) > 0);
    await redis.stop();
    await expect(jobs.begin("job", place)).rejects.toThrow();
    await expect.poll(() => told.length).toBe(1);
    await jobs.handBack();
    await redis.start();
    await expect.poll(() => jobs.begin("job", place).then(() => "begun", String), { timeout: 10_000 }).toBe("begun");
    expect(told).toHaveLength(1);
  }, 20_000);

  test("are taken up as before when Redis was down and is back, empty", async () => {
    const redis = await redisServer();
    const start = async (instance: string) => {
      const link = await linked(redis.url, { onError: () => undefined, redisDeadlineMs: 500 });
      const common = { readPlace, failed: unexpected, times: shortTimes, instance };
      const jobs = await queuedJobs(link, { ...common, outage: outage(() => undefined) });
      onTestFinished(jobs.close);
      const taken: Place[] = [];
      await jobs.takeUp(async (_job, at) => taken.push(at) > 0);
      return { jobs, taken };
    };
    const [owner, other] = [await start("a"), await start("b")];
    await redis.stop();
    await redis.start();
    await expect
      .poll(() => owner.jobs.begin("job", place).then(() => "begun", String), { timeout: 10_000 })
      .toBe("begun");
    await owner.jobs.handBack();
    await expect.poll(() => other.taken, { timeout: 10_000 }).toEqual([place]);
  }, 20_000);

  test.each([
    ["is gone", (redis: RedisServer) => redis.stop()],
    ["hangs", async (redis: RedisServer) => redis.freeze()],
  ])("are let go of though Redis %s, by a program that stops", async (_, breaks) => {
    const redis = await redisServer();
    const told: unknown[] = [];
    const link = await linked(redis.url, { onError: () => undefined, redisDeadlineMs: 300 });
    const common = { readPlace, failed: unexpected, times: shortTimes, instance: "a" };
    const jobs = await queuedJobs(link, { ...common, outage: outage((error) => told.push(error)) });
    await jobs.takeUp(async () => true);
    await jobs.begin("job", place);
    await breaks(redis);
    await jobs.handBack();
    await jobs.close();
    expect(told).toHaveLength(1);
  });
});
