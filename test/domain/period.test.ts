import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, monthOf, parseDay, parseMonth, parseMonths } from "../../src/domain/period.ts";

describe("a month of a provider", () => {
  test.each([
    ["Feb16", "2016-02"],
    ["Jan24", "2024-01"],
    ["Feb 2016", "2016-02"],
    ["09/2021", "2021-09"],
    ["9/2021", "2021-09"],
    ["2021-09", "2021-09"],
    ["202109", "2021-09"],
    ["NOP 25", "2025-11"],
    ["MEI 2024", "2024-05"],
    ["Agustus 2024", "2024-08"],
    ["AGT-24", "2024-08"],
    ["Des'23", "2023-12"],
    [" December 2023 ", "2023-12"],
  ])("%j is %s", (text, month) => {
    expect(parseMonth(text)).toBe(month);
  });

  test.each([
    "",
    "N/A",
    "0",
    "13/2021",
    "00/2021",
    "Foo16",
    "Marmut 2016",
    "Feb",
    "Feb16x",
    "Feb 1016",
    "202113",
    "1 bulan",
  ])("%j is none", (text) => {
    expect(parseMonth(text)).toBeUndefined();
  });

  test("several months are read together, or not at all", () => {
    expect(parseMonths("Jan 2016, Feb 2016, Mar 2016")).toEqual(["2016-01", "2016-02", "2016-03"]);
    expect(parseMonths("Feb16")).toEqual(["2016-02"]);
    expect(parseMonths("Jan 2016, later")).toBeUndefined();
    expect(parseMonths("")).toBeUndefined();
  });
});

describe("a day of a provider", () => {
  test.each([
    ["20032016", "2016-03-20"],
    ["20160320", "2016-03-20"],
    ["20-Feb-2016", "2016-02-20"],
    ["20 Peb 16", "2016-02-20"],
    ["27-08-2021 ", "2021-08-27"],
    ["7/8/2021", "2021-08-07"],
    ["2024-04-24", "2024-04-24"],
    ["29022024", "2024-02-29"],
    ["31-12-2099", "2099-12-31"],
  ])("%j is %s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  test.each([
    "",
    "N/A",
    "0",
    "30-02-2024",
    "29022023",
    "31-04-2024",
    "99999999",
    "2016-13-01",
    "20032016x",
    "1-Foo-2016",
  ])("%j is none", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test("eight digits never are a day in both orders", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const expected = dayOf(year, month, day);
          const [y, m = "", d = ""] = (expected ?? "").split("-");
          expect(parseDay(`${d}${m}${y}`)).toBe(expected);
          expect(parseDay(`${y}${m}${d}`)).toBe(expected);
        },
      ),
    );
  });
});

test("the calendar has its months and days, and no others", () => {
  expect(monthOf(2024, 2)).toBe("2024-02");
  expect(monthOf(2024, 0)).toBeUndefined();
  expect(monthOf(1989, 1)).toBeUndefined();
  expect(dayOf(2000, 2, 29)).toBe("2000-02-29");
  expect(dayOf(2023, 2, 29)).toBeUndefined();
  expect(dayOf(2024, 6, 31)).toBeUndefined();
  expect(dayOf(2024, 6, 0)).toBeUndefined();
});

test("no text breaks the reading", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9a-z/. ,-]{0,12}$/)), (text) => {
      expect(parseMonth(text) ?? "2016-02").toMatch(/^(19|20)\d\d-(0[1-9]|1[0-2])$/);
      expect(parseDay(text) ?? "2016-02-01").toMatch(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
    }),
    { numRuns: 2_000 },
  );
});
