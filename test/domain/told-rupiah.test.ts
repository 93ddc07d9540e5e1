import fc from "fast-check";
import { expect, test } from "vitest";
import { toldRupiah } from "../../src/domain/told-rupiah.ts";

test.each([
  [25220, 25220],
  [0, 0],
  [-0, 0],
  [77180.0, 77180],
  ["19220", 19220],
  [" 19220 ", 19220],
  ["000019220", 19220],
  ["77180.0", 77180],
  ["1000000.00", 1000000],
  ["77180,00", 77180],
  ["Rp 77.180", 77180],
  ["Rp77.180,00", 77180],
  ["IDR 1,005,500.00", 1005500],
  ["1.005.500", 1005500],
  ["-3000", -3000],
])("%j is %i rupiah", (value, amount) => {
  expect(toldRupiah(value)).toBe(amount);
});

test.each([
  ...["", "N/A", "-", "12.5", "77180.5", "1.23", "12.34.567", "5400 kWh", "D0000000000", "1e5", "0x10", "9".repeat(20)],
  ...[0.5, 77.18, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300, null, undefined, true, [], {}, ["1"]],
])("%j is no amount", (value) => {
  expect(toldRupiah(value)).toBeUndefined();
});

test("every whole number is read back from the ways in which it is written", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      expect(toldRupiah(amount)).toBe(amount);
      expect(toldRupiah(String(amount))).toBe(amount);
      expect(toldRupiah(amount.toLocaleString("id-ID"))).toBe(amount);
      expect(toldRupiah(amount.toLocaleString("en-US"))).toBe(amount);
    }),
  );
});
