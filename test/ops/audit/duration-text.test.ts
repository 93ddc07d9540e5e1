import { expect, test } from "vitest";
import { durationText } from "../../../src/ops/audit/duration-text.ts";

test.each([
  [0, "0 ms", "0 ms"],
  [739.6, "740 ms", "740 ms"],
  [999.4, "999 ms", "999 ms"],
  [1_234, "1,2 s", "1.2 s"],
  [61_000, "61,0 s", "61.0 s"],
])("%d milliseconds are %s, in English %s", (milliseconds, id, en) => {
  expect(durationText(milliseconds, { locale: "id" })).toBe(id);
  expect(durationText(milliseconds, { locale: "en" })).toBe(en);
});
