import { describe, expect, test } from "vitest";
import type { AuditEntry } from "../../../src/access/audit.ts";
import type { Member } from "../../../src/access/member.ts";
import { allWords } from "../../../src/i18n/words.ts";
import { tracePart } from "../../../src/ops/audit/trace-part.ts";
import { auditOf, inquiryEntry } from "../../support/audit-entries.ts";
import { deskRequest } from "../../support/desk-request.ts";
import { productOf } from "../../support/sample-conversation.ts";

const words = allWords("Asia/Jakarta");
const reference = "0G7ABCDEFG";
const sari: Member = { handle: "H1", name: "Sari <b>", role: "agent", since: 0 };

async function traced(entry: AuditEntry, text = reference, locale: "id" | "en" = "id", known = [sari]) {
  const part = tracePart({
    audit: auditOf({ [reference]: entry }),
    members: {
      all: async function* () {
        for (const [at, member] of known.entries()) yield [at, member] as const;
      },
    },
    productName: (id, of) => (id === "gone" ? id : productOf(id).name[of]),
  });
  return part.commands?.[0]?.run(deskRequest({ text, words: words[locale] }));
}

describe("an inquiry is told", () => {
  test("from who asked to how it ended, with the offers in the order in which they were tried", async () => {
    const entry = inquiryEntry({
      attempts: [
        { provider: "ayopop", code: "TLSTPOS", outcome: "provider-unavailable", reason: "http-502", milliseconds: 740 },
        { provider: "klikoo", code: "2112", outcome: "bill", milliseconds: 460 },
      ],
    });
    expect(await traced(entry)).toEqual({
      html: [
        "🔎 <b>Ref 0G7ABCDEFG</b>",
        "12 Jan 2026, 12.00 WIB",
        "Sari &lt;b&gt;, chat pribadi",
        "PLN Pascabayar: <code>••••0482</code>",
        "",
        "Hasil: <b>ada tagihan</b>, 1,2 s",
        "",
        "<b>Provider yang ditanya</b>",
        "1. ayopop <code>TLSTPOS</code>: provider gangguan (http-502), 740 ms",
        "2. klikoo <code>2112</code>: ada tagihan, 460 ms",
      ].join("\n"),
    });
  });

  test.each([
    ["in a group", inquiryEntry({ where: -100 }), "Sari &lt;b&gt;, group -100"],
    [
      "from memory",
      inquiryEntry({ attempts: [], remembered: true }),
      "An earlier answer was given again; nobody was asked.",
    ],
    ["with somebody else", inquiryEntry({ attempts: [] }), "Somebody else was checking the same number just then"],
    [
      "when nobody was asked",
      inquiryEntry({ attempts: [], provider: "", outcome: "cut-off" }),
      "No provider was asked.",
    ],
    [
      "when it was given up",
      inquiryEntry({ outcome: "provider-unavailable", reason: "aborted" }),
      "<b>given up</b>, 1.2 s",
    ],
    ["of a product that is no longer offered", inquiryEntry({ product: "gone" }), "gone: <code>••••0482</code>"],
    ["of nobody that is known", inquiryEntry({ by: "H9" }), "#H9, private chat"],
  ])("%s", async (_, entry, line) => {
    expect((await traced(entry, reference, "en"))?.html).toContain(line);
  });
});

test.each(["0g7abcdefg", " oG7ABCDEFG ", "OG7abcdefg"])("the reference is read as people type it: %j", async (text) => {
  expect((await traced(inquiryEntry(), text))?.html).toContain("<b>Ref 0G7ABCDEFG</b>");
});

test("what else has a reference is told in a line", async () => {
  const entry: AuditEntry = { kind: "access", deed: "suspended", by: "H1", whom: "H2", at: 0 };
  expect((await traced(entry, reference, "en"))?.html).toContain("Sari &lt;b&gt;: suspended #H2");
});

test.each([
  ["an unknown one", "0G7ABCDEFH", "There is no record of <code>0G7ABCDEFH</code>"],
  ["something else", "<b>hello</b>", "There is no record of <code>&lt;B&gt;HE110&lt;/B&gt;</code>"],
  ["nothing", " ", "Add the reference, for example"],
])("%s is answered with what to do", async (_, text, answer) => {
  expect((await traced(inquiryEntry(), text, "en"))?.html).toContain(answer);
});
