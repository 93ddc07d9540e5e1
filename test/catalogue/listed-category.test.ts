import { expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { categoryFor } from "../../src/catalogue/listed-category.ts";

const known = new Set(defaultCatalogue().categories.map(({ id }) => id));

test.each([
  // Ayopop's own
  ["Pulsa", "pulsa"],
  ["Paket Data", "data"],
  ["Listrik", "electricity"],
  ["Pascabayar", "phone-postpaid"],
  ["Internet dan TV Kabel", "internet-tv"],
  ["BPJS", "bpjs"],
  ["eMoney", "e-wallet"],
  ["Google Play", "vouchers"],
  ["Voucher Digital", "vouchers"],
  ["Games Voucher", "games"],
  // Klikoo's, as far as they are seen
  ["plnpostpaid", "electricity"],
  ["pdam", "water"],
  ["tv", "internet-tv"],
  ["multifinance", "multifinance"],
  ["PAIR of shoes", "other"],
  ["", "other"],
  [undefined, "other"],
])("%j is %s", (listed, category) => {
  expect(categoryFor(listed, known)).toBe(category);
});

test("a category that the operator has removed is not used", () => {
  expect(categoryFor("Pulsa", new Set(["water"]))).toBe("other");
});
