import { expect, test } from "vitest";
import { recentNumbers } from "../../src/conversation/recent-numbers.ts";

test("what was added is there, until more were added after it than there is room for", () => {
  const { add, has } = recentNumbers(3);
  for (const number of [5, 1, 9]) add(number);
  expect([5, 1, 9, 2].map(has)).toEqual([true, true, true, false]);
  add(2);
  expect([5, 1, 9, 2].map(has)).toEqual([false, true, true, true]);
});

test("the same number again takes no room", () => {
  const { add, has } = recentNumbers(2);
  for (const number of [1, 2, 2, 2]) add(number);
  expect([1, 2].map(has)).toEqual([true, true]);
});
