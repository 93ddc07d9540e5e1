import { expect, test } from "vitest";
import { spanText } from "../../../src/ops/privacy/span-text.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [minute, "1 menit", "1 minute"],
  [10 * minute, "10 menit", "10 minutes"],
  [10 * minute + 1, "11 menit", "11 minutes"],
  [day, "24 jam", "24 hours"],
  [25 * hour, "25 jam", "25 hours"],
  [90 * day, "90 hari", "90 days"],
  [366 * day, "1 tahun", "1 year"],
])("%d milliseconds are %s, in English %s", (milliseconds, id, en) => {
  expect(spanText(milliseconds, { locale: "id" })).toBe(id);
  expect(spanText(milliseconds, { locale: "en" })).toBe(en);
});
