import { describe, expect, test } from "vitest";
import type { Place } from "../../src/conversation/place.ts";
import { readPlace } from "../../src/conversation/read-place.ts";
import type { Store } from "../../src/storage/store-from-url.ts";
import { storedJobs } from "../../src/storage/stored-jobs.ts";
import { deferred } from "../support/deferred.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { openedStore } from "../support/opened-store.ts";
import { settled } from "../support/settled.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

const place: Place = { chat: 1, person: 2, isPrivate: true };
const other: Place = { chat: -100, person: 3, thread: 7, isPrivate: false };

async function names(store: Store): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const [job] of store.namespace("jobs").iterator?.(undefined) ?? []) found.push(job);
  return found;
}

/** Programs one after another on one store. */
async function programs(url = "memory:") {
  const store = await openedStore(url);
  const next = (failed: (error: unknown) => void = unexpected) => storedJobs(store, { readPlace, failed });
  const left = async () => {
    const found: Place[] = [];
    await next().takeUp(async (_job, at) => found.push(at) > 0);
    await expect.poll(() => names(store)).toEqual([]);
    return found;
  };
  return { store, next, left };
}

describe.each([
  ["in memory", () => "memory:"],
  ["in a file", () => `file:${temporaryFolder()}`],
])("jobs %s", (_, url) => {
  test("that a program has left are taken up by the next, once each", async () => {
    const { next, left } = await programs(url());
    const first = next();
    await first.begin("a", place);
    await first.begin("b", other);
    await first.handBack();
    expect(await left()).toEqual(expect.arrayContaining([place, other]));
    expect(await left()).toEqual([]);
  });

  test("of somebody who is forgotten are gone, whoever has begun them, and those of others stay", async () => {
    const { next, left } = await programs(url());
    const first = next();
    await first.begin("a", place);
    await first.begin("b", other);
    const second = next();
    await second.begin("c", place);
    await second.forget(place.person);
    await second.done("c");
    expect(await left()).toEqual([other]);
  });

  test("that are done are taken up by nobody", async () => {
    const { next, left } = await programs(url());
    const first = next();
    await first.begin("a", place);
    await first.done("a");
    expect(await left()).toEqual([]);
  });
});

test("a job is kept until it has been taken up", async () => {
  const { next, store } = await programs();
  await next().begin("a", place);
  const taking = deferred<boolean>();
  await next().takeUp(() => taking.promise);
  const isKept = () => store.namespace("jobs").has("a");
  expect(await isKept()).toBe(true);
  taking.resolve(true);
  await expect.poll(isKept).toBe(false);
});

test("a job that cannot be taken up is kept for the next start, and the others are taken up", async () => {
  const { next, left } = await programs();
  const first = next();
  await first.begin("a", place);
  await first.begin("b", other);
  const heard: unknown[] = [];
  const taken: Place[] = [];
  await next((error) => heard.push(error)).takeUp(async (_job, at) => {
    if (at.chat === 1) throw new Error("the store fails");
    return taken.push(at) > 0;
  });
  await expect.poll(() => [heard.length, taken.length]).toEqual([1, 1]);
  expect(await left()).toEqual([place]);
});

test("a job that is begun again while it is taken up is kept until that is done", async () => {
  const { next, store } = await programs();
  await next().begin("a", place);
  const second = next();
  const taken = deferred<void>();
  await second.takeUp(async () => {
    await second.begin("a", place);
    taken.resolve();
    return true;
  });
  await taken.promise;
  expect(await store.namespace("jobs").has("a")).toBe(true);
  await second.done("a");
  expect(await store.namespace("jobs").has("a")).toBe(false);
});

test("a job that the program does not come to the end of stays for the next", async () => {
  const { next, left, store } = await programs();
  await next().begin("a", place);
  const taken: Place[] = [];
  await next().takeUp(async (_job, at) => taken.push(at) > 1);
  await expect.poll(() => taken).toEqual([place]);
  expect(await names(store)).toEqual(["a"]);
  expect(await left()).toEqual([place]);
});

describe("a job that is offered", () => {
  async function offering() {
    const { store } = await programs();
    const timer = manualTimer();
    const jobs = storedJobs(store, { readPlace, failed: unexpected, later: timer.later });
    const taken: Place[] = [];
    await jobs.takeUp(async (_job, at) => taken.push(at) > 0);
    return { jobs, taken, store, timer };
  }

  test("is taken up a moment later", async () => {
    const { jobs, taken, store, timer } = await offering();
    await jobs.offer("a", place);
    expect(taken).toEqual([]);
    await timer.pass(3_000);
    await expect.poll(() => names(store)).toEqual([]);
    expect(taken).toEqual([place]);
  });

  test("is left alone when it is done or begun by then", async () => {
    const { jobs, taken, store, timer } = await offering();
    await jobs.offer("a", place);
    await jobs.offer("b", place);
    await jobs.done("a");
    await jobs.begin("b", place);
    await jobs.offer("b", place);
    await timer.pass(3_000);
    expect(taken).toEqual([]);
    expect(await names(store)).toEqual(["b"]);
  });
});

test("a job that is begun twice is done when it is done twice, and one that another began when it is done", async () => {
  const { next, store } = await programs();
  const first = next();
  await first.begin("a", place);
  await first.begin("a", place);
  await first.done("a");
  expect(await names(store)).toEqual(["a"]);
  await first.done("a");
  expect(await names(store)).toEqual([]);
  await first.begin("b", place);
  await next().done("b");
  expect(await names(store)).toEqual([]);
});

test("what was left at one place is taken up one after the other", async () => {
  const { next, store } = await programs();
  const first = next();
  for (const job of ["a", "b", "c"]) await first.begin(job, place);
  await first.begin("d", other);
  const taking: string[] = [];
  let inside = 0;
  await next().takeUp(async (_job, { chat }) => {
    inside += chat === place.chat ? 1 : 0;
    taking.push(`${chat}: ${inside}`);
    await settled();
    inside -= chat === place.chat ? 1 : 0;
    return true;
  });
  await expect.poll(() => names(store)).toEqual([]);
  expect(taking.filter((one) => one.startsWith("1:"))).toEqual(["1: 1", "1: 1", "1: 1"]);
  expect(taking).toHaveLength(4);
});

test("nothing more is taken up when the program stops", async () => {
  const { next, left } = await programs();
  const first = next();
  for (let job = 0; job < 120; job += 1) await first.begin(`job ${job}`, { ...place, person: job });
  const second = next();
  const first50 = deferred<boolean>();
  let taken = 0;
  await second.takeUp(() => {
    taken += 1;
    return first50.promise;
  });
  await expect.poll(() => taken).toBe(50);
  await second.handBack();
  first50.resolve(true);
  expect(await left()).toHaveLength(70);
});
