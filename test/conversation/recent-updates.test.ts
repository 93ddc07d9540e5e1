import { expect, test } from "vitest";
import { recentUpdates } from "../../src/conversation/recent-updates.ts";

test("what was added is there until as many were added after it, and gone when twice as many were", () => {
  const { add, has } = recentUpdates(3);
  for (const number of [5, 1, 9]) add(number);
  expect([5, 1, 9, 2].map(has)).toEqual([true, true, true, false]);
  for (const number of [2, 3, 4]) add(number);
  expect([2, 3, 4].map(has)).toEqual([true, true, true]);
  add(6);
  expect([5, 1, 9].map(has)).toEqual([false, false, false]);
  expect([2, 3, 4, 6].map(has)).toEqual([true, true, true, true]);
});

test("the same number again takes no room", () => {
  const { add, has } = recentUpdates(2);
  for (const number of [1, 2, 2, 2]) add(number);
  expect([1, 2].map(has)).toEqual([true, true]);
});
