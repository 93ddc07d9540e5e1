import fc from "fast-check";
import { expect, test } from "vitest";
import { plainFromHtml } from "../../src/cli/plain-from-html.ts";
import { escapeHtml } from "../../src/i18n/words.ts";

test("our markup goes", () => {
  expect(plainFromHtml('<b>Total: <code>Rp1</code></b>\n<a href="https://x.example">x</a>')).toBe("Total: Rp1\nx");
});

test("what came from outside comes out as it was, even where it looks like markup", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("<b>", "&lt;", "&amp;lt;", "a < b > c", "&quot;")), (text) => {
      expect(plainFromHtml(`<b>${escapeHtml(text)}</b>`)).toBe(text);
    }),
  );
});
