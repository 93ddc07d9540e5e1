import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { DeadlinePassed, withDeadline } from "../../src/storage/deadline.ts";

test("work that ends in time gives its outcome", async () => {
  expect(await withDeadline(60_000, Promise.resolve("done"))).toBe("done");
  await expect(withDeadline(60_000, Promise.reject(new Error("refused")))).rejects.toThrow("refused");
});

test("work that never ends rejects after the deadline", async () => {
  await expect(withDeadline(1, new Promise(() => undefined))).rejects.toBeInstanceOf(DeadlinePassed);
});

test("work that fails after the deadline is heard by nobody", async () => {
  const late = new EventEmitter();
  await expect(withDeadline(1, once(late, "done"))).rejects.toBeInstanceOf(DeadlinePassed);
  late.emit("error", new Error("too late"));
});
