import { expect, test } from "vitest";
import { detectEntities } from "../../../src/playground/text/detect-entities.ts";

test.each([
  ["/cek 123", ["bot_command /cek"]],
  ["/cek@echo_bot 123", ["bot_command /cek@echo_bot"]],
  ["1/2 and a/b", []],
  ["halo @budi.", ["mention @budi"]],
  ["me@example.com", ["email me@example.com"]],
  ["see https://example.com/a?b=1.", ["url https://example.com/a?b=1"]],
  ["#lunas #1", ["hashtag #lunas"]],
])("%s", (text, found) => {
  const { entities } = detectEntities({ text, entities: [] });
  expect(entities.map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`)).toEqual(found);
});

test("nothing is found inside code", () => {
  const code = { type: "code", offset: 0, length: 4 };
  expect(detectEntities({ text: "/cek", entities: [code] }).entities).toEqual([code]);
});
