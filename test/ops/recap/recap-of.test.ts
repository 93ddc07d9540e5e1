import { expect, test } from "vitest";
import type { AuditEntry } from "../../../src/access/audit.ts";
import { addEntry, dayTally } from "../../../src/ops/recap/day-tally.ts";
import { recapOf } from "../../../src/ops/recap/recap-of.ts";
import { audited, failed } from "./audited.ts";

function recap(...entries: readonly AuditEntry[]) {
  const tally = dayTally();
  for (const entry of entries) addEntry(tally, entry);
  return recapOf(tally);
}

const times = (count: number, entry: (at: number) => AuditEntry) => Array.from({ length: count }, (_, at) => entry(at));

test("agents are counted once, and who has no handle not at all", () => {
  const { agents, checks } = recap(audited(1), audited(2), audited(3, { by: "H2" }), audited(4, { by: "" }));
  expect([agents, checks]).toEqual([2, 4]);
});

test("checks are told by category, those with the most first, and by how they ended", () => {
  const water = { category: "water", product: "pdam", attempts: [] } as const;
  const day = recap(
    audited(1, water),
    audited(2, { ...water, outcome: "already-paid" }),
    audited(3, water),
    failed(4, "timed-out"),
    failed(5, "aborted"),
  );
  expect(day.categories).toEqual([
    { category: "water", checks: 3, bills: 2, failures: 0 },
    { category: "electricity", checks: 2, bills: 0, failures: 1 },
  ]);
  expect(day.outcomes).toEqual([
    { kind: "bill", count: 2 },
    { kind: "already-paid", count: 1 },
    { kind: "provider-unavailable", count: 1 },
    { kind: "given-up", count: 1 },
  ]);
});

test("the slowest products are told by what nineteen of twenty waited, remembered answers aside", () => {
  const slow = times(20, (at) => audited(at, { milliseconds: 1_000 * (at + 1) }));
  const remembered = times(99, (at) => audited(at, { milliseconds: 1, remembered: true }));
  const few = times(4, (at) => audited(at, { product: "pdam", milliseconds: 99_000 }));
  expect(recap(...slow, ...remembered, ...few).slowest).toEqual([{ product: "pln-postpaid", p95: 19_000 }]);
});

test("the worst products are told by the share that failed, where there were enough", () => {
  const half = times(10, (at) => (at % 2 === 0 ? failed(at, "181") : audited(at)));
  const all = times(4, (at) => ({ ...failed(at, "181"), product: "pdam" }));
  expect(recap(...half, ...all).worst).toEqual([{ product: "pln-postpaid", failures: 5, checks: 10 }]);
});

test("a provider is as available as it answers, whatever its answer is, and who gives up says nothing of it", () => {
  const day = recap(audited(1), failed(2, "timed-out"), failed(3, "circuit-open"), failed(4, "aborted"), audited(5));
  expect(day.providers).toEqual([{ provider: "ayopop", asked: 4, available: 0.5 }]);
});

test("what is no inquiry is not counted", () => {
  const deed: AuditEntry = { kind: "deed", deed: "provider-off", about: "ayopop", at: 1, by: "H1" };
  expect(recap(deed)).toMatchObject({ agents: 0, checks: 0, providers: [] });
});
