import { describe, expect, test } from "vitest";
import { explicitEntities } from "../../../src/playground/text/explicit-entities.ts";

test("entities are put in order, and those that Telegram finds itself are ignored", () => {
  const given = [
    { type: "italic", offset: 1, length: 1 },
    { type: "url", offset: 0, length: 2 },
    { type: "bold", offset: 0, length: 2 },
  ];
  expect(explicitEntities("ab", given).entities.map(({ type }) => type)).toEqual(["bold", "italic"]);
});

describe("what is refused", () => {
  test.each([
    ["no list", {}, "Array of MessageEntity expected"],
    ["no type", [{ offset: 0, length: 1 }], 'Can\'t find field "type"'],
    ["an unknown type", [{ type: "blink", offset: 0, length: 1 }], 'Unsupported type "blink"'],
    ["beyond the end", [{ type: "bold", offset: 1, length: 3 }], "ends after the end of the text at UTF-16 offset 3"],
    ["nothing covered", [{ type: "bold", offset: 0, length: 0 }], "has an invalid length"],
    ["half a character at the end", [{ type: "bold", offset: 0, length: 2 }], "ends in a middle of a UTF-16 symbol"],
    ["half a character at the beginning", [{ type: "bold", offset: 2, length: 1 }], "begins in a middle of a UTF-16"],
    ["a link to nowhere", [{ type: "text_link", offset: 0, length: 1, url: "nowhere" }], "Wrong HTTP URL"],
  ])("%s", (_, entities, why) => {
    expect(() => explicitEntities("a💡", entities)).toThrow(why);
  });
});
