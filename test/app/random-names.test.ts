import { expect, test } from "vitest";
import { randomNames } from "../../src/app/random-names.ts";

test("names are of the length that was asked for, and none comes twice", () => {
  const randomName = randomNames();
  const names = Array.from({ length: 1_000 }, () => randomName(8));
  expect(names.every((name) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(name))).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

test("each letter comes about as often as another", () => {
  const counts = new Map<string, number>();
  for (const letter of randomNames()(32_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(32);
  // A thousand each, give or take six times the usual deviation.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(200);
});
