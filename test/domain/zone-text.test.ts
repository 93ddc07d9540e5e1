import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readZone } from "../../src/domain/zone-text.ts";

const typed = { kind: "zone", example: "1234" } as const;
const chosen = {
  kind: "zone",
  choices: [
    { id: "os_usa", name: "America" },
    { id: "os_cht", name: "TW, HK, MO" },
  ],
  example: "America",
} as const;

describe("readZone", () => {
  test.each([
    ["1234", "1234"],
    ["(1234)", "1234"],
    [" ( 123456 ) ", "123456"],
    ["１２３", "123"],
  ])("reads %j", (text, zone) => {
    expect(readZone(typed, text)).toBe(zone);
  });

  test.each(["", "12", "1234567", "12a4", "Asia", "😀"])("does not take %j for a typed zone", (text) => {
    expect(readZone(typed, text)).toBeUndefined();
  });

  test.each([
    ["os_usa", "os_usa"],
    ["america", "os_usa"],
    ["TW, HK, MO", "os_cht"],
    ["OS_CHT", "os_cht"],
  ])("finds %j among the choices", (text, zone) => {
    expect(readZone(chosen, text)).toBe(zone);
  });

  test.each(["", "1234", "Europe"])("takes %j for none of the choices", (text) => {
    expect(readZone(chosen, text)).toBeUndefined();
  });

  test("answers any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readZone(chosen, text) ?? "os_usa").toMatch(/^os_/);
      }),
    );
  });
});
