import { describe, expect, test } from "vitest";
import { readMonths } from "../../src/domain/months-text.ts";

const field = { kind: "months", max: 12 } as const;

describe("readMonths", () => {
  test.each([
    ["1", 1],
    ["12", 12],
    ["3 bulan", 3],
    ["3bln", 3],
    ["3 Months", 3],
    ["1 month", 1],
    ["０３", 3],
    [" 3 bln. ", 3],
  ])("reads %j", (text, months) => {
    expect(readMonths(field, text)).toBe(months);
  });

  test.each(["", "0", "13", "-1", "1.5", "1,5", "tiga", "3 4", "bulan", "3 tahun", "😀", "9".repeat(4096)])(
    "does not take %j",
    (text) => {
      expect(readMonths(field, text)).toBeUndefined();
    },
  );
});
