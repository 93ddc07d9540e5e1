import { expect, test } from "vitest";
import type { AuditEntry } from "../../../src/access/audit.ts";
import { allWords } from "../../../src/i18n/words.ts";
import { auditLine } from "../../../src/ops/audit/audit-line.ts";
import { noon } from "../../support/sample-conversation.ts";

const words = allWords("Asia/Jakarta");
const common = { at: noon, by: "H1" };

function line(entry: AuditEntry, locale: "id" | "en"): string {
  const who = (handle: string) => (handle === "H1" ? "Emma" : "Sari");
  return auditLine({ reference: "0G7ABCDEFG", entry }, words[locale], who, (product) => product);
}

test.each([
  ["provider-off", "ayopop 30m", "mematikan ayopop 30m", "switched off ayopop 30m"],
  ["provider-on", "ayopop", "menyalakan lagi ayopop", "switched on again ayopop"],
  ["product-off", "pln-postpaid", "mematikan pln-postpaid", "switched off pln-postpaid"],
  ["product-on", "pln-postpaid", "menyalakan lagi pln-postpaid", "switched on again pln-postpaid"],
  ["announcement-sent", "0G7X", "mengirim pengumuman 0G7X", "sent the announcement 0G7X"],
  ["announcement-stopped", "0G7X", "menghentikan pengumuman 0G7X", "stopped the announcement 0G7X"],
  ["audit-exported", "2026-01-12", "mengambil file catatan 2026-01-12", "took the file of records 2026-01-12"],
  ["of-another-version", "x", "of-another-version x", "of-another-version x"],
])("what ops did is said in words: %s", (deed, about, id, en) => {
  const entry: AuditEntry = { ...common, kind: "deed", deed, about };
  expect(line(entry, "id")).toBe(`12.00 <b>Emma</b> ${id}`);
  expect(line(entry, "en")).toBe(`12:00 <b>Emma</b> ${en}`);
});

test("a role is named as everywhere else", () => {
  const entry: AuditEntry = { ...common, kind: "access", deed: "approved", whom: "H2", role: "agent" };
  expect(line(entry, "id")).toBe("12.00 <b>Emma</b> menyetujui Sari (agen)");
  expect(line(entry, "en")).toBe("12:00 <b>Emma</b> approved Sari (agent)");
});
