import { expect, test } from "vitest";
import type { Invite } from "../../src/access/invite.ts";
import { readInvite } from "../../src/access/invite.ts";
import { readAccessRequest } from "../../src/access/request.ts";
import { accessRequests } from "../../src/storage/access-requests.ts";
import { invites } from "../../src/storage/invites.ts";
import { openedStore } from "../support/opened-store.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";

const invite: Invite = { role: "agent", by: "U1", until: 5 };
const request = { handle: "U2", name: "Sari", locale: "id" } as const;

test.skipIf(!redisInstalled)(`of two programs that use an invitation at once, one is first${redisNote}`, async () => {
  const { url } = await redisServer();
  const [one, other] = [await openedStore(url), await openedStore(url)].map((store) => invites(store, readInvite));
  await one?.put("token", invite, 1);
  const used = await Promise.all([one, other].map((all, at) => all?.put("token", { ...invite, used: `U${at}` }, 2)));
  expect(used.toSorted()).toEqual([false, true]);
  expect((await other?.get("token"))?.invite.used).toBe(`U${used.indexOf(true)}`);
});

test("an invitation is not found by what is kept of it", async () => {
  const store = await openedStore("memory:");
  await invites(store, readInvite).put("the token", invite, 1);
  for await (const key of store.keys("invites")) {
    expect(key).not.toContain("token");
    expect(await invites(store, readInvite).get(key)).toBeUndefined();
  }
});

test("a request for access is one of a person and a day", async () => {
  let now = 0;
  const requests = accessRequests(await openedStore("memory:", { now: () => now }), readAccessRequest);
  expect([await requests.put(1, request, 1), await requests.put(1, request, 1)]).toEqual([true, false]);
  expect(await requests.put(2, request, 1)).toBe(true);
  expect((await requests.get(1))?.request).toEqual(request);
  now = 24 * 60 * 60 * 1000;
  expect(await requests.put(1, request, 1)).toBe(true);
  await requests.remove(1);
  expect(await requests.get(1)).toBeUndefined();
});
