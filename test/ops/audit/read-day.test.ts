import { expect, test } from "vitest";
import { dayNumber } from "../../../src/domain/wib.ts";
import { newestOfDay } from "../../../src/ops/audit/read-day.ts";
import { auditOf, inquiryEntry } from "../../support/audit-entries.ts";
import { noon } from "../../support/sample-conversation.ts";

test("of many entries the newest are kept, newest first, and all are counted", async () => {
  const order = Array.from({ length: 1_000 }, (_, at) => (at * 617) % 1_000);
  const audit = auditOf(Object.fromEntries(order.map((at) => [`R${at}`, inquiryEntry({ at: noon + at })])));
  const { rows, count } = await newestOfDay(audit, dayNumber(noon), 3);
  expect(count).toBe(1_000);
  expect(rows.map(({ reference }) => reference)).toEqual(["R999", "R998", "R997"]);
});

test("while a large day is read, others have their turns", async () => {
  const audit = auditOf(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`R${at}`, inquiryEntry()])));
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  await newestOfDay(audit, dayNumber(noon), 10);
  clearInterval(others);
  expect(turns).toBeGreaterThan(0);
});
