import { expect, test, vi } from "vitest";
import { pollInTurn } from "../../src/app/poll-in-turn.ts";
import type { Holding } from "../../src/sharing/lease.ts";
import type { Polling } from "../../src/telegram/poll.ts";
import { type Deferred, deferred } from "../support/deferred.ts";

/** A lease that is given when the test says so, and polling that ends when it is stopped or told to fail. */
function worldOf() {
  const log: string[] = [];
  const given: Deferred<Holding | undefined>[] = [];
  const asked = deferred<void>();
  const failing = deferred<void>();
  const lease = {
    hold: (signal: AbortSignal) => {
      if (signal.aborted) return Promise.resolve(undefined);
      log.push("ask");
      const turn = deferred<Holding | undefined>();
      given.push(turn);
      signal.addEventListener("abort", () => turn.resolve(undefined));
      if (given.length === 2) asked.resolve();
      return turn.promise;
    },
  };
  const poll = (): Polling => {
    log.push("poll");
    return { ended: failing.promise, stop: async () => void log.push("stop") };
  };
  const give = (at: number) => {
    const losing = new AbortController();
    given[at]?.resolve({ lost: losing.signal, release: async () => void log.push("release") });
    return () => losing.abort();
  };
  return { log, lease, poll, give, asksAgain: asked.promise, fail: failing.reject };
}

test("nothing is polled before the lease is held, and it is released in the end", async () => {
  const { log, lease, poll, give } = worldOf();
  const { ended, stop } = pollInTurn(lease, poll);
  expect(log).toEqual(["ask"]);
  give(0);
  await vi.waitFor(() => expect(log).toContain("poll"));
  await stop();
  await ended;
  expect(log).toEqual(["ask", "poll", "stop", "release"]);
});

test("who loses the lease stops polling and waits for the next turn", async () => {
  const { log, lease, poll, give, asksAgain } = worldOf();
  const { stop } = pollInTurn(lease, poll);
  const lose = give(0);
  await vi.waitFor(() => expect(log).toContain("poll"));
  lose();
  await asksAgain;
  expect(log).toEqual(["ask", "poll", "stop", "release", "ask"]);
  await stop();
});

test("a wait for the lease can be called off", async () => {
  const { log, lease, poll } = worldOf();
  const { ended, stop } = pollInTurn(lease, poll);
  await stop();
  await ended;
  expect(log).toEqual(["ask"]);
});

test("polling that fails ends it, and the lease goes to the next", async () => {
  const { log, lease, poll, give, fail } = worldOf();
  const { ended } = pollInTurn(lease, poll);
  give(0);
  fail(new Error("the token was taken back"));
  await expect(ended).rejects.toThrow("the token was taken back");
  expect(log).toEqual(["ask", "poll", "stop", "release"]);
});
