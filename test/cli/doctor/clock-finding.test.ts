import { expect, test } from "vitest";
import { clockFinding } from "../../../src/cli/doctor/clock-finding.ts";

test.each([
  [undefined, "skipped"],
  [0, "ok"],
  [-999, "ok"],
  [29_500, "ok"],
  [-30_500, "ok"],
  [29_501, "warning"],
  [-30_501, "warning"],
  [299_500, "warning"],
  [-300_500, "warning"],
  [299_501, "failed"],
  [-300_501, "failed"],
  [-86_400_000, "failed"],
])("a clock that differs by %j ms is %s", (difference, status) => {
  expect(clockFinding("Ayopop", difference).status).toBe(status);
});

test("it is said which way the clock is wrong", () => {
  expect(clockFinding("Klikoo", 60_000).found).toMatch(/^6\d s behind Klikoo's$/);
  expect(clockFinding("Klikoo", -60_000).found).toMatch(/^\d+ s ahead of Klikoo's$/);
});
