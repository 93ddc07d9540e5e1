import { expect, test } from "vitest";
import type { AuditEntry } from "../../src/access/audit.ts";
import { readAuditEntry } from "../../src/access/read-audit-entry.ts";
import { referenceAt } from "../../src/domain/reference.ts";
import { dayNumber, startOfDay } from "../../src/domain/wib.ts";
import { audit, auditKept } from "../../src/storage/audit.ts";
import { openedStore } from "../support/opened-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const noon = Date.UTC(2026, 10, 29, 5);
const day = 24 * 60 * 60 * 1000;
const inquiry: AuditEntry = {
  kind: "inquiry",
  at: noon,
  by: "7K7K7K",
  where: -100,
  product: "pln-postpaid",
  category: "electricity",
  number: { hash: "x", last4: "0482" },
  outcome: "bill",
  provider: "klikoo",
  milliseconds: 812,
  attempts: [
    { provider: "ayopop", code: "PLN", outcome: "provider-unavailable", reason: "http-502", milliseconds: 300 },
    { provider: "klikoo", code: "POSTPAIDPLN", outcome: "bill", milliseconds: 500 },
  ],
  remembered: true,
};
const suspended: AuditEntry = {
  kind: "access",
  at: noon,
  by: "OWNER1",
  deed: "suspended",
  whom: "7K7K7K",
  role: "agent",
};
const switched: AuditEntry = { kind: "deed", at: noon, by: "OWNER1", deed: "provider-off", about: "ayopop" };

const named = (at: number, letters: string) => referenceAt(at, () => letters);

async function listed(entries: AsyncIterable<readonly [string, AuditEntry]>) {
  const found: (readonly [string, AuditEntry])[] = [];
  for await (const one of entries) found.push(one);
  return found.sort(([one], [other]) => one.localeCompare(other));
}

test("what was done is found by its reference and by its day", async () => {
  const { add, find, ofDay } = audit(await openedStore(`file:${temporaryFolder()}`), readAuditEntry);
  const entries = [inquiry, suspended, switched].map((entry, at) => [named(noon, `AAAAAA${at}`), entry] as const);
  for (const [reference, entry] of entries) await add(reference, entry);
  await add(named(noon - day, "BBBBBBB"), { ...inquiry, at: noon - day });
  expect(await find(named(noon, "AAAAAA0"))).toEqual(inquiry);
  expect(await find(named(noon, "CCCCCCC"))).toBeUndefined();
  expect(await find("no reference")).toBeUndefined();
  expect(await listed(ofDay(noon))).toEqual(entries);
  expect(await listed(ofDay(noon - day))).toHaveLength(1);
  expect(await listed(ofDay(noon + day))).toEqual([]);
});

test("a day begins and ends at midnight in WIB", async () => {
  const { add, ofDay } = audit(await openedStore("memory:"), readAuditEntry);
  const midnight = startOfDay(dayNumber(noon));
  await add(named(midnight, "AAAAAAA"), inquiry);
  await add(named(midnight - 1, "BBBBBBB"), inquiry);
  expect((await listed(ofDay(noon))).map(([reference]) => reference)).toEqual([named(midnight, "AAAAAAA")]);
});

test("nothing that is written is written over", async () => {
  const { add, find } = audit(await openedStore("memory:"), readAuditEntry);
  await add(named(noon, "AAAAAAA"), inquiry);
  await expect(add(named(noon, "AAAAAAA"), switched)).rejects.toThrow("A newer record is there");
  expect(await find(named(noon, "AAAAAAA"))).toEqual(inquiry);
  await expect(add("AAAAAAA", inquiry)).rejects.toThrow("a reference that tells its day");
});

test("an entry is gone after its year", async () => {
  let now = noon;
  const { add, find } = audit(await openedStore("memory:", { now: () => now }), readAuditEntry);
  await add(named(noon, "AAAAAAA"), inquiry);
  now += auditKept - 1;
  expect(await find(named(noon, "AAAAAAA"))).toEqual(inquiry);
  now += 1;
  expect(await find(named(noon, "AAAAAAA"))).toBeUndefined();
});
