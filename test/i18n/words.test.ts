import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allWords, escapeHtml } from "../../src/i18n/words.ts";
import { parseHtml } from "../../src/playground/text/parse-html.ts";
import { toldTexts } from "../support/provider-texts.ts";

const { id, en } = allWords("Asia/Jakarta");

describe("words", () => {
  test("speak each language, side by side", () => {
    expect(id.locale).toBe("id");
    expect(en.locale).toBe("en");
    expect(id.plain("button.back")).toBe("⬅️ Kembali");
    expect(en.plain("button.back")).toBe("⬅️ Back");
    expect(id.rupiah(25_720 as never)).toBe("Rp25.720");
  });

  test("in HTML, take a value as text and leave their own markup", () => {
    expect(en.html("matches.for-account", { account: "<b>1&2</b>" })).toBe(
      "What is <code>&lt;b&gt;1&amp;2&lt;/b&gt;</code> for?",
    );
  });

  test("in plain text, leave a value as it is", () => {
    expect(en.plain("customer.name", { name: "O'Neil & <Sons>" })).toBe("Name: O'Neil & <Sons>");
  });

  test("escape in HTML also right after a plain text", () => {
    en.plain("customer.name", { name: "<b>" });
    expect(en.html("told", { message: "<b>" })).toContain("&lt;b&gt;");
  });

  test("never interpret a value, whatever it holds", () => {
    fc.assert(
      fc.property(toldTexts, (message) => {
        expect(parseHtml(en.html("told", { message })).text).toBe(`The provider says: “${message}”`);
        expect(en.plain("customer.name", { name: message })).toBe(`Name: ${message}`);
      }),
    );
  });
});

describe("escapeHtml", () => {
  test("gives what Telegram reads as the text itself", () => {
    fc.assert(
      fc.property(toldTexts, (text) => {
        expect(parseHtml(escapeHtml(text))).toEqual({ text, entities: [] });
      }),
    );
  });
});
