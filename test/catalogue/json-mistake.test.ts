import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonMistake } from "../../src/catalogue/json-mistake.ts";

describe("jsonMistake", () => {
  test.each([
    ["a comma too many in a list", "[1,\n]", 2, 1],
    ["a comma too many in an object", '{"a":1,}', 1, 8],
    ["a missing comma", '[{"a":1}\n {"a":2}]', 2, 2],
    ["a missing colon", '{"a" 1}', 1, 6],
    ["a bare word", '{"a": yes}', 1, 7],
    ["single quotes", "{'a': 1}", 1, 2],
    ["a comment", '{\n  // prices\n  "a": 1\n}', 2, 3],
    ["a line break in a text", '{"a": "b\nc"}', 1, 7],
    ["the wrong bracket", '{"a": [1}', 1, 9],
    ["something behind the end", "{} {}", 1, 4],
    ["an end too early", '{"a":\n [1', 2, 4],
    ["nothing", "", 1, 1],
  ])("finds %s", (_, text, line, column) => {
    expect(jsonMistake(text)).toEqual({ line, column });
  });

  test("reads what is JSON to its end", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), (text) => {
        expect(jsonMistake(text)).toEqual({ line: 1, column: text.length + 1 });
      }),
    );
  });

  test("copes with a text as long as a file may be", () => {
    const text = `["${"\\n".repeat(2_500_000)}"`;
    expect(jsonMistake(text)).toEqual({ line: 1, column: text.length + 1 });
  });
});
