import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestText, readAnnouncement } from "../../../src/ops/announcements/read-announcement.ts";

describe("an announcement has its Indonesian text, a line of dashes, and its English text", () => {
  test.each([
    ["Besok tutup.\n---\nClosed tomorrow.", "as the help shows it"],
    ["Besok tutup.\r\n---\r\nClosed tomorrow.", "with another machine's line ends"],
    ["\n Besok tutup. \n\n  ---  \n\n Closed tomorrow.\n", "with space around"],
    ["Besok tutup.\n—-\nClosed tomorrow.", "with what a phone makes of three dashes"],
    ["Besok tutup.\n—\nClosed tomorrow.", "with one long dash"],
    ["Besok tutup.\n--------\nClosed tomorrow.", "with many"],
    ["\u202eBesok\u200b tutup.\u0000\n---\nClosed\u2066 tomorrow.", "with what nobody sees"],
  ])("%j: %s", (typed) => {
    const texts = { id: "Besok tutup.", en: "Closed tomorrow." };
    expect(readAnnouncement(typed)).toEqual({ kind: "texts", texts, isOneForAll: false });
  });
});

test.each([
  "Besok tutup.\nJangan lupa - cek dulu.",
  "Harga:\n- PLN\n- PDAM\n-\nTerima kasih",
  "PLN --- besok tutup",
  "👩‍👩‍👧 tutup\n\n👍🏽",
])("%j has one part, which is for all", (typed) => {
  expect(readAnnouncement(typed)).toEqual({ kind: "texts", texts: { id: typed, en: typed }, isOneForAll: true });
});

test.each(["", "  \n ", "---", "Besok tutup.\n---", "---\nClosed tomorrow.", "a\n---\nb\n---\nc", "\u200b"])(
  "%j is not the form",
  (typed) => expect(readAnnouncement(typed)).toEqual({ kind: "no-form" }),
);

test.each([
  [`${"a".repeat(longestText)}\n---\n${"b".repeat(longestText)}`, "texts"],
  [`a\n---\n${"b".repeat(longestText + 1)}`, "too-long"],
  [`${"a".repeat(longestText + 1)}\n---\nb`, "too-long"],
  ["👍".repeat(longestText / 2), "texts"],
  ["👍".repeat(longestText / 2 + 1), "too-long"],
] as const)("each language is as long as Telegram takes (%#)", (typed, kind) => {
  expect(readAnnouncement(typed).kind).toBe(kind);
});

test("says by how much a text is too long", () => {
  expect(readAnnouncement("a".repeat(longestText + 12))).toEqual({ kind: "too-long", by: 12 });
});

test("whatever is typed, texts are neither empty nor too long", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 100 }),
      fc.array(fc.constantFrom("\n", "-", "—", "a", " ")),
      (a, b) => {
        const read = readAnnouncement(`${a}\n${b.join("")}\n${a}`);
        if (read.kind !== "texts") return;
        for (const text of Object.values(read.texts)) {
          expect(text).toBe(text.trim());
          expect(text).not.toBe("");
          expect(Buffer.from(text).toString()).toBe(text);
        }
      },
    ),
  );
});
