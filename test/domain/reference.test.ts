import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfReference, referenceAt, tidyReference } from "../../src/domain/reference.ts";
import { dayNumber, startOfDay } from "../../src/domain/wib.ts";

const random = (length: number) => "7K".repeat(length).slice(0, length);

test("a reference begins with its day, whatever the time of that day in WIB", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2059, 0, 1) }), (now) => {
      const reference = referenceAt(now, random);
      expect(reference).toHaveLength(10);
      expect(dayOfReference(reference)).toBe(dayNumber(now));
      expect(reference.slice(0, 3)).toBe(referenceAt(startOfDay(dayNumber(now)), random).slice(0, 3));
    }),
  );
});

test.each(["", "ABC", "7K7K7K7K", "MFW-7K7K7K", "MFWIOLU7K7", "MFW7K7K7K7K"])("%j is no reference", (text) => {
  expect(dayOfReference(text)).toBeUndefined();
});

test("what was heard or copied is read with the letters that a reference has", () => {
  expect(tidyReference(" mfw7k7kolI\n")).toBe("MFW7K7K011");
});
