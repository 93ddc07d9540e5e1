import { describe, expect, test } from "vitest";
import { queues } from "../../src/conversation/queues.ts";
import { deferred } from "../support/deferred.ts";
import { settled } from "../support/settled.ts";

describe("queues", () => {
  test("run the work of one key in order, each after the one before has ended", async () => {
    const { run, idle } = queues<void>();
    const first = deferred<void>();
    const log: string[] = [];
    void run("a", async () => {
      log.push("first begins");
      await first.promise;
      log.push("first ends");
    });
    void run("a", async () => void log.push("second"));
    await Promise.resolve();
    first.resolve();
    await idle();
    expect(log).toEqual(["first begins", "first ends", "second"]);
  });

  test("run the work of different keys side by side", async () => {
    const { run } = queues<string>();
    const hanging = deferred<string>();
    void run("a", () => hanging.promise);
    expect(await run("b", async () => "done")).toBe("done");
  });

  test("hand on what the work right before came to", async () => {
    const { run, idle } = queues<number>();
    const count = (before: number | undefined) => Promise.resolve((before ?? 0) + 1);
    expect(await Promise.all([run("a", count), run("a", count), run("b", count)])).toEqual([1, 2, 1]);
    await idle();
    expect(await run("a", count)).toBe(1);
  });

  test("tell the work whether anything is queued behind it", async () => {
    const { run } = queues<boolean>();
    const first = run("a", async (_, isLast) => {
      await settled();
      return isLast();
    });
    const second = run("a", async (_, isLast) => isLast());
    void run("b", async () => true);
    expect(await Promise.all([first, second])).toEqual([false, true]);
  });

  test("tell a failure to who asked for the work, and go on with the next", async () => {
    const { run } = queues<string>();
    const failing = run("a", () => Promise.reject(new Error("broken")));
    const next = run("a", async (before) => `after ${before}`);
    await expect(failing).rejects.toThrow("broken");
    expect(await next).toBe("after undefined");
  });

  test("are settled when what was waiting is done, whatever has come behind it", async () => {
    const { run, settled } = queues<void>();
    const hanging = deferred<void>();
    const log: string[] = [];
    void run("a", async () => void log.push("waiting"));
    const isSettled = settled("a");
    void run("a", () => hanging.promise);
    await isSettled;
    expect(log).toEqual(["waiting"]);
    await settled("b");
  });

  test("are idle when nothing is waiting, also what was added meanwhile", async () => {
    const { run, idle } = queues<void>();
    const log: string[] = [];
    void run("a", async () => {
      void run("a", async () => void log.push("added"));
      void run("b", async () => void log.push("added for another"));
    });
    await idle();
    expect(log).toHaveLength(2);
    await idle();
  });
});
