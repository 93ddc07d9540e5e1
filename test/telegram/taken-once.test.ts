import { expect, test } from "vitest";
import type { MadeOnce } from "../../src/inquiry/made-once.ts";
import { takenOnce } from "../../src/telegram/taken-once.ts";
import { deferred } from "../support/deferred.ts";

/** Counts how often something is taken, and ends as told. */
function taking(result: () => Promise<boolean> = async () => true) {
  let times = 0;
  const take = () => {
    times += 1;
    return result();
  };
  return { take, times: () => times };
}

test("an update is taken once, also while it is being taken", async () => {
  const taken = deferred<boolean>();
  const { take, times } = taking(() => taken.promise);
  const once = takenOnce();
  const both = [once(5, take), once(5, take)];
  taken.resolve(true);
  expect(await Promise.all([...both, once(5, take)])).toEqual([true, true, true]);
  expect(times()).toBe(1);
  expect(await once(6, take)).toBe(true);
  expect(times()).toBe(2);
});

test("what was left, or broke, may be taken when it comes again", async () => {
  const results = [async () => false, () => Promise.reject(new Error("no store")), async () => true];
  const { take, times } = taking(() => (results.shift() ?? (async () => false))());
  const once = takenOnce();
  expect(await once(5, take)).toBe(false);
  await expect(once(5, take)).rejects.toThrow("no store");
  expect(await once(5, take)).toBe(true);
  expect(await once(5, take)).toBe(true);
  expect(times()).toBe(3);
});

test("what another program has taken is taken, and what that one has left is not", async () => {
  const kept = new Map<string, string>();
  const across: Pick<MadeOnce, "get"> = {
    get: async (name, make) => {
      const made = kept.get(name) ?? (await make())?.text;
      if (made !== undefined) kept.set(name, made);
      return made;
    },
  };
  const [first, second] = [takenOnce(across), takenOnce(across)];
  const { take, times } = taking();
  expect([await first(5, take), await second(5, take)]).toEqual([true, true]);
  expect(times()).toBe(1);
  const left = taking(async () => false);
  expect([await first(6, left.take), await second(6, left.take)]).toEqual([false, false]);
  expect(left.times()).toBe(2);
});
