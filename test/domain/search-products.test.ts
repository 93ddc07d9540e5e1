import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { Locale } from "../../src/domain/locale.ts";
import { searchProducts } from "../../src/domain/search-products.ts";
import { waterCompanies } from "../support/products.ts";

const { categories, products } = defaultCatalogue();
const all = catalogue(categories, products);
const found = (text: string, locale: Locale = "id") => searchProducts(all, text, locale).map(({ id }) => id);

describe("searchProducts", () => {
  test.each([
    ["a keyword", "ml", ["mobile-legends"]],
    ["a word begun", "bog", ["pdam-bogor"]],
    ["words begun in any order", "bog pd", ["pdam-bogor"]],
    ["capitals", "BOGOR", ["pdam-bogor"]],
    ["accents", "bógor", ["pdam-bogor"]],
    ["punctuation", "honkai:star", ["honkai-star-rail"]],
    ["two words in one", "freefire", ["free-fire"]],
    ["a category", "dompet", ["linkaja", "ovo", "gopay", "dana"]],
    ["the other language's name", "southeast", ["pdam-aceh-tenggara"]],
  ])("finds by %s", (_, text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  test.each(["bogr", "bogorr", "bogot", "bgoor", "vogor"])("forgives one slip in %s", (text) => {
    expect(found(text)).toEqual(["pdam-bogor"]);
  });

  test.each([
    ["two slips", "bagur"],
    ["a slip in a short word", "olv"],
    ["one word of two that fits nothing", "pdam surabaya"],
    ["nothing", "  "],
    ["what holds no words", "😀!?"],
  ])("finds nothing by %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("does not think of a slip where a word fits as it is", () => {
    expect(found("dana")).toEqual(["dana"]);
  });

  test("puts a whole word before a word begun, and names before keywords and categories", () => {
    expect(found("pulsa").slice(0, 3)).toEqual(["pulsa-telkomsel", "pulsa-indosat", "pulsa-xl"]);
    expect(found("pulsa")).toContain("pln-prepaid");
  });

  test("prefers names in the language of the person", () => {
    expect(found("credit", "en").slice(0, 3)).toEqual(["pulsa-telkomsel", "pulsa-indosat", "pulsa-xl"]);
    expect(found("pascabayar", "id")[0]).toBe("pln-postpaid");
  });

  test("keeps the catalogue's order where nothing tells products apart", () => {
    expect(found("pam")).toEqual(["pdam-bogor", "pdam-mojokerto", "pdam-aceh-tenggara"]);
  });

  test("every product is found by its own name in both languages", () => {
    for (const product of products) {
      expect(found(product.name.id, "id")).toContain(product.id);
      expect(found(product.name.en, "en")).toContain(product.id);
    }
  });

  test("one of 400 water companies is found by its number", () => {
    const [first] = searchProducts(waterCompanies(400), "pdam kab 17", "id");
    expect(first?.id).toBe("pdam-17");
  });

  test("answers any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(Array.isArray(searchProducts(all, text, "en"))).toBe(true);
      }),
    );
  });
});
