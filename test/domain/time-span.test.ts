import { expect, test } from "vitest";
import { readTimeSpan } from "../../src/domain/time-span.ts";

const minute = 60_000;

test.each([
  ["30m", 30],
  ["30 menit", 30],
  ["1 minute", 1],
  ["2j", 120],
  ["2 JAM", 120],
  ["12h", 720],
  ["3 hours", 180],
  ["1d", 1_440],
  ["7 hari", 10_080],
  ["30days", 43_200],
])("“%s” is %i minutes", (text, minutes) => expect(readTimeSpan(text)).toBe(minutes * minute));

test.each(["", "0m", "31d", "43201m", "30", "m", "-1d", "1.5j", "soon", "5constructor", "1d 2j", "999999m"])(
  "“%s” is no time",
  (text) => expect(readTimeSpan(text)).toBeUndefined(),
);
