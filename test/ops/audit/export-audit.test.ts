import { expect, test } from "vitest";
import type { DeskRequest } from "../../../src/desk/desk.ts";
import { exportAudit } from "../../../src/ops/audit/export-audit.ts";
import { auditOf, inquiryEntry } from "../../support/audit-entries.ts";
import { deskRequest } from "../../support/desk-request.ts";
import { noon } from "../../support/sample-conversation.ts";

function exporting(changes: { readonly add?: () => Promise<void> } = {}) {
  const audit = { ...auditOf({ R1: inquiryEntry() }), ...changes };
  const options = {
    audit,
    members: { all: async function* () {} },
    handleOf: async (person: number) => `H${person}`,
    clock: () => noon,
    reference: () => "EXPORT",
  };
  return { audit, run: (more: Partial<DeskRequest>) => exportAudit(deskRequest({ text: "csv", ...more }), options) };
}

test("an owner is given the file, and that is in the audit", async () => {
  const { audit, run } = exporting();
  const { file, html } = await run({ text: "CSV 2026-01" });
  expect(file?.name).toBe("audit-2026-01-01_2026-01-31.csv");
  expect(file?.text).toContain("R1");
  expect(html).toBe("Catatan 1 Jan 2026 – 31 Jan 2026: 2 baris.");
  expect(await audit.find("EXPORT")).toEqual({
    kind: "deed",
    deed: "audit-exported",
    about: "2026-01-01_2026-01-31",
    at: noon,
    by: "H7",
  });
});

test.each<[string, Partial<DeskRequest>, string]>([
  ["somebody of ops", { role: "ops" }, "File catatan hanya untuk owner bot."],
  ["an owner in the operations group", { chat: { id: -100, kind: "ops" } }, "di chat pribadi saja"],
  ["who asks for a month that is none", { text: "csv 2026-13" }, "/audit csv 2026-11"],
  ["who asks for something else", { text: "xlsx" }, "/audit csv 2026-11"],
  ["who asks for a part that is not there", { text: "csv 2" }, "Semuanya 1 bagian."],
])("%s is given none, and is told why", async (_, request, why) => {
  const { run } = exporting();
  const { file, html } = await run(request);
  expect(file).toBeUndefined();
  expect(html).toContain(why);
});

test("where it cannot be written down, nothing is given", async () => {
  const { run } = exporting({ add: () => Promise.reject(new Error("the store is away")) });
  await expect(run({})).rejects.toThrow("the store is away");
});
