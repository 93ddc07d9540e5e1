import { expect, test } from "vitest";
import { tidyText } from "../../../src/playground/text/tidy-text.ts";

const bold = (offset: number, length: number) => ({ type: "bold", offset, length });

test.each([
  ["both ends are trimmed", "\n a \n", [], "a", []],
  ["space that an entity covers is kept at the beginning and cut at the end", " a ", [bold(0, 3)], " a", [bold(0, 2)]],
  ["entities move with what is trimmed before them", "  ab", [bold(3, 1)], "ab", [bold(1, 1)]],
  ["carriage returns go, and entities move with them", "a\r\nb", [bold(3, 1)], "a\nb", [bold(2, 1)]],
  ["control characters become spaces", "a\tb\u0000c", [], "a b c", []],
  ["marks of writing direction go", "a\u202eb", [], "ab", []],
  ["an entity over nothing but space at the end goes", "a  ", [bold(1, 2)], "a", []],
])("%s", (_, text, entities, tidied, moved) => {
  expect(tidyText({ text, entities })).toEqual({ text: tidied, entities: moved });
});
