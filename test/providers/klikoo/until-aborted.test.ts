import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { untilAborted } from "../../../src/providers/klikoo/until-aborted.ts";

test("work that ends first gives its result, and leaves nothing behind at the signal", async () => {
  const { signal } = new AbortController();
  expect(await untilAborted(Promise.resolve("done"), signal)).toBe("done");
  await expect(untilAborted(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("who aborts leaves without the result", async () => {
  const aborting = new AbortController();
  const left = untilAborted(new Promise(() => undefined), aborting.signal);
  aborting.abort();
  expect(await left).toBeUndefined();
});
