import { expect, test } from "vitest";
import { isCode, isSuccess, isUnknownProduct, reasonOf, remedyFor } from "../../../src/providers/klikoo/codes.ts";

test.each([
  ["already-paid", ["404027010"]],
  ["unknown-account", ["404027002", "404027011"]],
  ["pay-at-counter", ["404027012"]],
  ["blocked", ["404027009"]],
  ["wrong-product", ["400026525", "404026525"]],
  ["amount-out-of-range", ["503029998"]],
  ["product-closed", ["501029976"]],
  ["provider-unavailable", ["404027001", "500028504", "500028505", "500028601", "500029999", "503029991"]],
  ["provider-refused-us", ["400026505", "400026508", "400026510", "400026512", "400026568", "400026569"]],
  ["provider-refused-us", ["401026500", "401026535", "401026570", "403026524", "403026567", "403026571"]],
  ["provider-refused-us", ["403026572", "404027003", "500029975", "500029992"]],
  // Nobody knows these: the class of their HTTP status decides.
  ["provider-unavailable", ["500020001", "504029001", "5000200"]],
  ["provider-misbehaved", ["400020001", "404027005", "409026563", "302020001", "4040510"]],
])("%s is said by %j", (reason, codes) => {
  expect(codes.map(reasonOf)).toEqual(codes.map(() => reason));
});

test("the service digits of a code do not matter", () => {
  expect(["404007010", "404017010", "404057010"].map(reasonOf)).toEqual(Array(3).fill("already-paid"));
});

test("a success starts with a 2, in the long form and in the short one", () => {
  expect(["200022000", "200012000", "2000100", "201052001"].map(isSuccess)).toEqual(Array(4).fill(true));
  expect(["404027010", "302020000", "500022000"].map(isSuccess)).toEqual(Array(3).fill(false));
});

test("a code has seven digits or nine", () => {
  expect(["200022000", "2000200"].map(isCode)).toEqual([true, true]);
  expect(["", "300", "20002200", "2000220000", "20002200x", "900022000", "Sukses"].filter(isCode)).toEqual([]);
});

test("a refused token and a refused time have a remedy, and nothing else has", () => {
  expect(["401026500", "401016535", "400026505"].map(remedyFor)).toEqual(["new-token", "new-token", "new-timestamp"]);
  expect([undefined, "400026508", "401026570", "503029991", "http-401", "timed-out"].map(remedyFor)).toEqual(
    Array(6).fill(undefined),
  );
});

test("the catalogue is wrong where the product is not known, or no supplier stands behind it", () => {
  expect(["404027003", "500029992"].map(isUnknownProduct)).toEqual([true, true]);
  expect(["404027002", "400026525", "501029976", "403026571"].map(isUnknownProduct)).toEqual(Array(4).fill(false));
});
