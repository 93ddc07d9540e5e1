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

test("each type keeps what belongs to it", () => {
  const entities = [
    { type: "pre", offset: 0, length: 1, language: "js" },
    { type: "text_link", offset: 1, length: 1, url: "https://example.com/" },
    { type: "text_mention", offset: 2, length: 1, user: { id: 6_000_000_001 } },
    { type: "custom_emoji", offset: 3, length: 1, custom_emoji_id: "1" },
    { type: "date_time", offset: 4, length: 1, unix_time: 1_767_582_000, date_time_format: "D" },
  ];
  expect(explicitEntities("abcde", entities).entities).toEqual(entities);
});

describe("what is refused", () => {
  test.each([
    ["no list", {}, "Array of MessageEntity expected"],
    ["no type", [{ offset: 0, length: 1 }], 'Can\'t find field "type"'],
    ["an unknown type", [{ type: "blink", offset: 0, length: 1 }], 'Unsupported type "blink"'],
    ["a mention of nobody", [{ type: "text_mention", offset: 0, length: 1 }], 'Can\'t find field "user"'],
    ["beyond the end", [{ type: "bold", offset: 1, length: 3 }], "ends after the end of the text at UTF-16 offset 3"],
    ["nothing covered", [{ type: "bold", offset: 0, length: 0 }], "has an invalid length"],
    ["half a character at the end", [{ type: "bold", offset: 0, length: 2 }], "ends in a middle of a UTF-16 symbol"],
    ["half a character at the beginning", [{ type: "bold", offset: 2, length: 1 }], "begins in a middle of a UTF-16"],
    ["a link to nowhere", [{ type: "text_link", offset: 0, length: 1, url: "nowhere" }], "Wrong HTTP URL"],
  ])("%s", (_, entities, why) => {
    expect(() => explicitEntities("a💡", entities)).toThrow(why);
  });
});
