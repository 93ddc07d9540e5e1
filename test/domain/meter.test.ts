import { expect, test } from "vitest";
import { meterReading, meterStands, tariffAndPower } from "../../src/domain/meter.ts";

test.each([
  ["R1/000000450", "R1 / 450 VA"],
  ["R1 /1300 VA", "R1 / 1300 VA"],
  ["R1M/000000900VA", "R1M / 900 VA"],
  ["a1/000000550", "A1 / 550 VA"],
  ["R1", "R1"],
  ["R1/unknown", "R1/unknown"],
])("the tariff and power %j are shown as %j", (text, shown) => {
  expect(tariffAndPower(text)).toBe(shown);
});

test.each([
  ["470300-475700", "470300-475700"],
  ["00470300 - 00475700", "470300-475700"],
  ["1076100-1084300, 1084300-1094700", "1076100-1084300, 1084300-1094700"],
  ["0-0", "0-0"],
  ["470300", "470300"],
  ["1-2, later", "1-2, later"],
])("the meter stands %j are shown as %j", (text, shown) => {
  expect(meterStands(text)).toBe(shown);
});

test("a water meter's reading is its stands and their difference", () => {
  expect(meterReading("1023-0=1023")).toEqual({ stand: "0-1023", usage: "1023" });
  expect(meterReading("01023-00900=0123")).toEqual({ stand: "900-1023", usage: "123" });
  expect(meterReading("5400 kWh")).toBeUndefined();
});
