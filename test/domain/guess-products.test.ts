import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import { guessProducts } from "../../src/domain/guess-products.ts";
import { product, waterCompanies } from "../support/products.ts";

const { categories, products } = defaultCatalogue();
const all = catalogue(categories, products);
const guessed = (text: string) => guessProducts(all, text).map(({ id }) => id);

describe("guessProducts", () => {
  test.each([
    ["eleven digits, a meter", "14987654321", ["pln-prepaid"]],
    [
      "twelve digits, electricity before instalments",
      "514040400482",
      ["pln-postpaid", "pln-prepaid", "bpjs-tk-pu", "baf", "fif", "wom"],
    ],
    ["a card of thirteen digits", "0001944358911", ["bpjs-kesehatan"]],
    ["a virtual account", "8888801433177155", ["bpjs-kesehatan"]],
    ["a virtual account at Mandiri", "8988801433177155", ["bpjs-kesehatan"]],
    ["sixteen other digits", "1871010907930009", ["bpjs-tk-bpu"]],
    ["a player with a zone", "12345678 (1234)", ["mobile-legends"]],
    ["an e-mail address", "budi@example.com", ["google-play"]],
    ["the length of an example", "107917", ["pdam-bogor"]],
  ])("guesses by %s", (_, text, ids) => {
    expect(guessed(text)).toEqual(ids);
  });

  test("guesses a tax by eighteen digits, where there is one", () => {
    const tax = product("pbb", { kind: "nop" }, "327301000100200030");
    expect(guessProducts(catalogue([], [tax]), "327301000100200030")).toEqual([tax]);
  });

  test.each(["0814111111200", "+62 814-1111-11200", "62814111111200"])(
    "guesses for the mobile number %s its operator first and then what takes any",
    (text) => {
      expect(guessed(text)).toEqual(["pulsa-indosat", "data-indosat-100mb", "linkaja", "ovo", "gopay", "dana"]);
    },
  );

  test("puts a meter before a mobile number that lacks its 0", () => {
    expect(guessed("81215474224").slice(0, 2)).toEqual(["pln-prepaid", "telkomsel-halo"]);
  });

  test.each([
    ["a token", "12345678901234567890"],
    ["too few digits", "1234"],
    ["words", "halo"],
    ["nothing", ""],
    ["an amount", "Rp 50.000,00"],
  ])("guesses nothing by %s", (_, text) => {
    expect(guessed(text)).toEqual([]);
  });

  test("names none of 400 companies that fit alike, and all of a few", () => {
    expect(guessProducts(waterCompanies(400), "107917")).toEqual([]);
    expect(guessProducts(waterCompanies(6), "107917")).toHaveLength(6);
  });

  test("offers six at most, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^\d{5,20}$/)), (text) => {
        expect(guessProducts(all, text).length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
