import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/playground/refusal.ts";
import { parseHtml } from "../../../src/playground/text/parse-html.ts";

describe("what HTML becomes", () => {
  test.each([
    ["<b>a</b>", "a", [{ type: "bold", offset: 0, length: 1 }]],
    ["<strong>a</strong>", "a", [{ type: "bold", offset: 0, length: 1 }]],
    ["<i>a</i><em>b</em>", "ab", [1, 2].map((_, offset) => ({ type: "italic", offset, length: 1 }))],
    ["<u>a</u><ins>b</ins>", "ab", [1, 2].map((_, offset) => ({ type: "underline", offset, length: 1 }))],
    ["<s>a</s><del>b</del>", "ab", [1, 2].map((_, offset) => ({ type: "strikethrough", offset, length: 1 }))],
    ["<code>a</code>", "a", [{ type: "code", offset: 0, length: 1 }]],
    ["<pre>a\nb</pre>", "a\nb", [{ type: "pre", offset: 0, length: 3 }]],
    ['<pre><code class="language-js">a</code></pre>', "a", [{ type: "pre", offset: 0, length: 1, language: "js" }]],
    ['<code class="language-js">a</code>', "a", [{ type: "code", offset: 0, length: 1 }]],
    ["<tg-spoiler>a</tg-spoiler>", "a", [{ type: "spoiler", offset: 0, length: 1 }]],
    ['<span class="tg-spoiler">a</span>', "a", [{ type: "spoiler", offset: 0, length: 1 }]],
    ["<blockquote>a</blockquote>", "a", [{ type: "blockquote", offset: 0, length: 1 }]],
    ["<blockquote expandable>a</blockquote>", "a", [{ type: "expandable_blockquote", offset: 0, length: 1 }]],
    [
      '<a href="https://example.com/?a=1&amp;b=2">a</a>',
      "a",
      [{ type: "text_link", offset: 0, length: 1, url: "https://example.com/?a=1&b=2" }],
    ],
    ["<a href=tg.me>a</a>", "a", [{ type: "text_link", offset: 0, length: 1, url: "http://tg.me/" }]],
    ['<a href="javascript:alert(1)">a</a>', "a", []],
    [
      '<a href="tg://user?id=6000000001">a</a>',
      "a",
      [{ type: "text_mention", offset: 0, length: 1, user: { id: 6_000_000_001 } }],
    ],
    [
      '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
      "👍",
      [{ type: "custom_emoji", offset: 0, length: 2, custom_emoji_id: "5368324170671202286" }],
    ],
    [
      '<tg-time unix="1767582000" format="D">5 Jan</tg-time>',
      "5 Jan",
      [{ type: "date_time", offset: 0, length: 5, unix_time: 1767582000, date_time_format: "D" }],
    ],
    ["<B>a</b>", "a", [{ type: "bold", offset: 0, length: 1 }]],
    ["<b>a</>", "a", [{ type: "bold", offset: 0, length: 1 }]],
    ["<b></b>", "", []],
    ["💡<b>é</b>", "💡é", [{ type: "bold", offset: 2, length: 1 }]],
    [
      "<b>a<i>b</i></b>",
      "ab",
      [
        { type: "bold", offset: 0, length: 2 },
        { type: "italic", offset: 1, length: 1 },
      ],
    ],
    ["&lt;b&gt; &amp;amp; &quot;x&quot;", '<b> &amp; "x"', []],
    ["&#8364;&#x20AC;&euro;&", "€€&euro;&", []],
  ])("%s", (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ text, entities });
  });
});

describe("what Telegram refuses", () => {
  test.each([
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["é<br>", 'Unsupported start tag "br" at byte offset 2'],
    ["<b", "Unclosed start tag at byte offset 0"],
    ["<b>a", 'Can\'t find end tag corresponding to start tag "b"'],
    ["a</b>", "Unexpected end tag at byte offset 1"],
    ["<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["<b>a</b", "Unclosed end tag at byte offset 4"],
    ["<a href>a</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<a href="x>a</a>', "Unclosed start tag at byte offset 0"],
    ["<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'],
    ["<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"],
    ['<tg-time unix="soon">a</tg-time>', "Invalid date specified"],
    ["&#xD800;", /invalid Unicode characters/],
  ])("%s", (html, why) => {
    expect(() => parseHtml(html)).toThrow(typeof why === "string" ? `Bad Request: can't parse entities: ${why}` : why);
  });
});

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

test("an escaped text comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(parseHtml(escapeHtml(text))).toEqual({ text, entities: [] });
    }),
  );
});

test("an escaped text in a tag is covered by its entity", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const { entities } = parseHtml(`<b>${escapeHtml(text)}</b>`);
      expect(entities).toEqual([{ type: "bold", offset: 0, length: text.length }]);
    }),
  );
});

test("whatever comes, it is read or refused", () => {
  const piece = fc.constantFrom(
    "<b>",
    "</b>",
    "<a href='",
    "'",
    ">",
    "<",
    "&",
    "&#",
    ";",
    "=",
    " ",
    "<pre>",
    "</>",
    "é",
  );
  const source = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(source, (html) => {
      try {
        const { text, entities } = parseHtml(html);
        for (const { offset, length } of entities) expect(offset + length).toBeLessThanOrEqual(text.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});
