import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/playground/refusal.ts";
import { parseMarkdown } from "../../../src/playground/text/parse-markdown.ts";

describe("what MarkdownV2 becomes", () => {
  test.each([
    ["*a*", "a", [{ type: "bold", offset: 0, length: 1 }]],
    [
      "_a_ __b__",
      "a b",
      [
        { type: "italic", offset: 0, length: 1 },
        { type: "underline", offset: 2, length: 1 },
      ],
    ],
    [
      "~a~ ||b||",
      "a b",
      [
        { type: "strikethrough", offset: 0, length: 1 },
        { type: "spoiler", offset: 2, length: 1 },
      ],
    ],
    ["`a*b`", "a*b", [{ type: "code", offset: 0, length: 3 }]],
    ["```js\na\n```", "a\n", [{ type: "pre", offset: 0, length: 2, language: "js" }]],
    ["[a](https://example.com/\\))", "a", [{ type: "text_link", offset: 0, length: 1, url: "https://example.com/)" }]],
    [">a\n>b\nc", "a\nb\nc", [{ type: "blockquote", offset: 0, length: 4 }]],
    [
      "*a _b_*",
      "a b",
      [
        { type: "bold", offset: 0, length: 3 },
        { type: "italic", offset: 2, length: 1 },
      ],
    ],
    ["1\\.5 \\*", "1.5 *", []],
  ])("%s", (markdown, text, entities) => {
    expect(parseMarkdown(markdown)).toEqual({ text, entities });
  });
});

describe("what Telegram refuses", () => {
  test.each([
    ["Rp25.720", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ["é*a", "Can't find end of Bold entity at byte offset 2"],
    ["[a](b", "Can't find end of a URL at byte offset 4"],
  ])("%s", (markdown, why) => {
    expect(() => parseMarkdown(markdown)).toThrow(`Bad Request: can't parse entities: ${why}`);
  });
});

test("an escaped text comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const escaped = text.replaceAll(/[_*[\]()~`>#+\-=|{}.!\\]/g, "\\$&");
      expect(parseMarkdown(escaped)).toEqual({ text, entities: [] });
    }),
  );
});

test("whatever comes, it is read or refused", () => {
  const piece = fc.constantFrom("*", "_", "__", "||", "`", "```", "[", "](", ")", ">", "\n", "\\", "a", "💡");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      try {
        parseMarkdown(pieces.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});
