import { describe, expect, test } from "vitest";
import { readAuditRange } from "../../../src/ops/audit/audit-range.ts";
import { dayText } from "../../../src/ops/audit/day-text.ts";

/** Nine in the morning of 29 November in WIB. */
const now = Date.UTC(2026, 10, 29, 2, 0);

const read = (text: string) => {
  const range = readAuditRange(text, now);
  return range && [dayText(range.from), dayText(range.to), range.part];
};

describe("what stands behind the command", () => {
  test.each([
    ["", "2026-10-30", "2026-11-29", 1],
    ["  ", "2026-10-30", "2026-11-29", 1],
    ["2", "2026-10-30", "2026-11-29", 2],
    ["2026-11", "2026-11-01", "2026-11-30", 1],
    ["2026-12", "2026-12-01", "2026-12-31", 1],
    ["2024-02", "2024-02-01", "2024-02-29", 1],
    ["2026-11-03", "2026-11-03", "2026-11-03", 1],
    [" 2026-11  3 ", "2026-11-01", "2026-11-30", 3],
  ])("%j is %s to %s, part %i", (text, from, to, part) => {
    expect(read(text)).toEqual([from, to, part]);
  });

  test.each([
    "november",
    "2026",
    "2026-13",
    "2026-00",
    "2026-02-30",
    "2026-11-3",
    "2026-11 0",
    "0",
    "2026-11 1 1",
    "1989-12",
  ])("%j is nothing that can be read", (text) => expect(read(text)).toBeUndefined());
});

test("by default the day is that of WIB, also in its first hours", () => {
  expect(dayText(readAuditRange("", Date.UTC(2026, 10, 29, 17, 0))?.to ?? 0)).toBe("2026-11-30");
  expect(dayText(readAuditRange("", Date.UTC(2026, 10, 29, 16, 59))?.to ?? 0)).toBe("2026-11-29");
});
