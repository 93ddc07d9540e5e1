import { expect, test } from "vitest";
import { isUnknownProduct, reasonOf } from "../../../src/providers/ayopop/codes.ts";

test.each([
  ["already-paid", [302, 309]],
  ["not-issued-yet", [303]],
  ["unknown-account", [103, 304, 306, 307, 308]],
  ["wrong-product", [322]],
  ["blocked", [105, 107, 112]],
  ["pay-at-counter", [314, 320, 324]],
  ["arrears-limit", [301, 315]],
  ["amount-out-of-range", [104, 106, 111, 313]],
  ["cut-off", [109, 310]],
  ["product-closed", [184]],
  ["too-often", [330]],
  ["provider-unavailable", [100, 101, 110, 180, 181, 199, 305, 311, 312, 317, 323, 364, 399, 409]],
  ["provider-refused-us", [186, 316, 318, 319, 321, 341, 401]],
  ["provider-misbehaved", [0, 4, 99, 150, 200, 299, 333, 398, 400, 999]],
])("%s is said by %j", (reason, codes) => {
  expect(codes.map((code) => reasonOf(String(code)))).toEqual(codes.map(() => reason));
});

test("the catalogue is wrong where the product is not known, or none of its category is", () => {
  expect(["186", "318", "341"].map(isUnknownProduct)).toEqual([true, true, true]);
  expect(["184", "304", "322", "401"].map(isUnknownProduct)).toEqual([false, false, false, false]);
});
