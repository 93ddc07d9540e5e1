import { describe, expect, test } from "vitest";
import type { AuditEntry } from "../../../src/access/audit.ts";
import { dayNumber } from "../../../src/domain/wib.ts";
import { auditCsv } from "../../../src/ops/audit/audit-csv.ts";
import { auditOf, inquiryEntry } from "../../support/audit-entries.ts";
import { noon } from "../../support/sample-conversation.ts";

const today = dayNumber(noon);
const day = 24 * 60 * 60 * 1000;
const range = { from: today, to: today, part: 1 };

/** The cells of a table, by the names of its columns. */
async function tableOf(entries: Readonly<Record<string, AuditEntry>>, asked = range) {
  const { text } = await auditCsv(auditOf(entries), asked);
  const [head = [], ...lines] = parseCsv(text.replace(/^\uFEFF/, ""));
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ""])));
}

/** As a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, bare = "", end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("an inquiry is a line with all that is known of it", async () => {
  expect(await tableOf({ REF1: inquiryEntry() })).toEqual([
    {
      time: "2026-01-12T12:00:00.000+07:00",
      reference: "REF1",
      kind: "inquiry",
      by: "H1",
      where: "private",
      product: "pln-postpaid",
      category: "electricity",
      number_hash: "aGFzaA",
      number_last4: "••••0482",
      outcome: "bill",
      code: "",
      provider: "ayopop",
      milliseconds: "1235",
      remembered: "no",
      attempts: "ayopop TLSTPOS bill 1200 ms",
      deed: "",
      whom: "",
      role: "",
      about: "",
    },
  ]);
});

test("what else was done is a line of the same table", async () => {
  const [joined, off] = await tableOf({
    R1: { kind: "access", deed: "joined", by: "H1", whom: "H2", role: "agent", at: noon },
    R2: { kind: "deed", deed: "provider-off", about: "ayopop", by: "", at: noon + 1 },
  });
  expect(joined).toMatchObject({ kind: "access", by: "H1", deed: "joined", whom: "H2", role: "agent", outcome: "" });
  expect(off).toMatchObject({ kind: "deed", by: "", deed: "provider-off", about: "ayopop" });
});

test("lines stand in the order of their time, over days, and only those of the days asked for", async () => {
  const entries = {
    LATE: inquiryEntry({ at: noon + 5 }),
    EARLY: inquiryEntry({ at: noon - 5 }),
    BEFORE: inquiryEntry({ at: noon - day }),
    LONGAGO: inquiryEntry({ at: noon - 2 * day }),
    AFTER: inquiryEntry({ at: noon + day }),
  };
  const lines = await tableOf(entries, { from: today - 1, to: today, part: 1 });
  expect(lines.map(({ reference }) => reference)).toEqual(["BEFORE", "EARLY", "LATE"]);
});

describe("a cell", () => {
  const about = async (text: string) => {
    const [line] = await tableOf({ R: { kind: "deed", deed: "told", about: text, by: "", at: noon } });
    return new Map(Object.entries(line ?? {})).get("about");
  };

  test.each(["=1+1", "+62", "-1", "@SUM(A1)", "\tx", "\r=1", " =cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")'])(
    "that would be run as a formula is a text: %j",
    async (text) => expect(await about(text)).toBe(`'${text}`),
  );

  test.each(["plain", "a,b", 'he said "no"', "two\r\nlines", "Rp25.720 – é 😀", ""])(
    "is read as it was: %j",
    async (text) => {
      expect(await about(text)).toBe(text);
    },
  );

  test("of a group is no formula and no number", async () => {
    const [line] = await tableOf({ R: inquiryEntry({ where: -1_002_000_000_001 }) });
    expect(line).toMatchObject({ where: "group -1002000000001" });
  });
});

test("it begins with the mark by which spreadsheets know UTF-8", async () => {
  const { text, lines } = await auditCsv(auditOf({}), range);
  expect(text).toMatch(/^\uFEFFtime,reference,/);
  expect(lines).toBe(0);
});

test("what one file does not take is in the next ones: all of it, once, and none of them is larger", async () => {
  const most = 2_000;
  const references = Array.from({ length: 50 }, (_, at) => `R${at}`);
  const audit = auditOf(Object.fromEntries(references.map((one, at) => [one, inquiryEntry({ at: noon + at })])));
  const whole = await auditCsv(audit, range);
  expect(whole).toMatchObject({ lines: 50, parts: 1 });
  const { parts } = await auditCsv(audit, range, most);
  expect(parts).toBeGreaterThan(3);
  const files = await Promise.all(
    Array.from({ length: parts }, (_, at) => auditCsv(audit, { ...range, part: at + 1 }, most)),
  );
  for (const { text } of files) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
  expect(files.flatMap(({ text }) => [...text.matchAll(/R\d+/g)].map(([found]) => found))).toEqual(references);
  expect(await auditCsv(audit, { ...range, part: parts + 1 }, most)).toMatchObject({ lines: 0, parts });
});

test("without entries there is one part with nothing in it, and no other", async () => {
  expect(await auditCsv(auditOf({}), { ...range, part: 2 })).toMatchObject({ lines: 0, parts: 1 });
});
