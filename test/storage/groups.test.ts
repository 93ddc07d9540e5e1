import { expect, test } from "vitest";
import { groups } from "../../src/storage/groups.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";

const noon = Date.UTC(2026, 10, 29, 5);

test("a group is masked until somebody chooses otherwise, and each by itself", async () => {
  const { get, set, isKnown } = groups(await openedStore("memory:"), () => noon);
  expect(await get(-100)).toEqual({ detail: "masked" });
  expect(await isKnown(-100)).toBe(false);
  await set(-100, { detail: "full" });
  expect(await get(-100)).toEqual({ detail: "full" });
  expect(await get(-200)).toEqual({ detail: "masked" });
  expect(await isKnown(-100)).toBe(true);
});

test("a group that the bot is no longer in is as if it had never been there", async () => {
  const { get, set, forget, isKnown } = groups(await openedStore("memory:"), () => noon);
  await set(-100, { detail: "full" });
  await forget(-100);
  expect([await get(-100), await isKnown(-100)]).toEqual([{ detail: "masked" }, false]);
});

test("what was chosen moves with the group, once; told again, or of a group that has chosen anew, it changes nothing", async () => {
  const { get, set, move, isKnown } = groups(await openedStore("memory:"), () => noon);
  await set(-100, { detail: "full" });
  await move(-100, -1001);
  expect([await get(-100), await get(-1001)]).toEqual([{ detail: "masked" }, { detail: "full" }]);
  await set(-1001, { detail: "masked" });
  await move(-100, -1001);
  expect(await get(-1001)).toEqual({ detail: "masked" });
  expect([await isKnown(-100), await isKnown(-1001)]).toEqual([false, true]);
});

test("a group for which nothing was chosen is known as well when it has moved", async () => {
  const { get, move, isKnown } = groups(await openedStore("memory:"), () => noon);
  await move(-100, -1001);
  expect(await isKnown(-1001)).toBe(true);
  expect(await get(-1001)).toEqual({ detail: "masked" });
});

test.skipIf(!redisInstalled)(`what another program has chosen is seen after some seconds${redisNote}`, async () => {
  const { url } = await redisServer();
  let now = noon;
  const [one, other] = [groups(await openedStore(url), () => now), groups(await openedStore(url), () => now)];
  expect(await other.get(-100)).toEqual({ detail: "masked" });
  await one.set(-100, { detail: "full" });
  now += 5_000;
  expect(await other.get(-100)).toEqual({ detail: "full" });
});

test("what cannot be read is masked", async () => {
  const store = await openedStore("memory:");
  await store.namespace("groups").set("-100", { version: 1, data: { detail: "everything" } });
  expect(await groups(store, () => noon).get(-100)).toEqual({ detail: "masked" });
});
