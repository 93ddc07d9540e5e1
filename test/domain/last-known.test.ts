import { expect, test } from "vitest";
import { lastKnown } from "../../src/domain/last-known.ts";

test("what was learned is known until it is forgotten", () => {
  const { forget, learn, of } = lastKnown<number, string>(2);
  expect(of(1)).toBeUndefined();
  learn(1, "one");
  expect(of(1)).toBe("one");
  forget(1);
  expect(of(1)).toBeUndefined();
});

test("what was learned longest ago gives way, and what is learned again counts from then", () => {
  const { learn, of } = lastKnown<number, string>(2);
  learn(1, "one");
  learn(2, "two");
  learn(1, "one again");
  learn(3, "three");
  expect([1, 2, 3].map(of)).toEqual(["one again", undefined, "three"]);
});

test("what is learned again takes nobody's place", () => {
  const { learn, of } = lastKnown<number, string>(2);
  learn(1, "one");
  learn(2, "two");
  learn(2, "two again");
  expect([1, 2].map(of)).toEqual(["one", "two again"]);
});
