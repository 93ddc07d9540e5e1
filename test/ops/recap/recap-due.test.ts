import { expect, test } from "vitest";
import { recapDue } from "../../../src/ops/recap/recap-due.ts";

const wib = (time: string) => Date.parse(`2026-11-${time}:00+07:00`);

test.each([
  ["21:00", "29T20:59", undefined],
  ["21:00", "29T21:00", "29T21:00"],
  ["21:00", "29T23:59", "29T21:00"],
  ["21:00", "30T00:00", undefined],
  ["23:30", "30T00:10", "29T23:30"],
  ["23:30", "30T02:31", undefined],
  ["00:00", "29T00:00", "29T00:00"],
  ["00:00", "29T02:59", "29T00:00"],
  ["00:00", "29T03:00", undefined],
])("with closing time %s, at %s the day is due that ended at %s", (closing, now, until) => {
  const end = until === undefined ? undefined : wib(until);
  expect(recapDue(closing, wib(now))).toEqual(end && { from: end - 24 * 60 * 60_000, until: end });
});
