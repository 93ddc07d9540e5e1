import { describe, expect, test } from "vitest";
import { available } from "../../src/catalogue/available.ts";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import { searchProducts } from "../../src/domain/search-products.ts";

const { categories, products } = defaultCatalogue();
const all = catalogue(categories, products);
const both = ["ayopop", "klikoo"];

describe("available", () => {
  test("keeps everything when both providers and the sandbox are there", () => {
    const kept = available(all, { providers: both, sandbox: true });
    expect(kept.products.map(({ id, offers, fields }) => ({ id, offers, fields }))).toEqual(
      all.products.map(({ id, offers, fields }) => ({ id, offers, fields })),
    );
    expect(kept.categories).toEqual(all.categories);
  });

  test("keeps the hours of billers, but not in the sandbox, which never closes", () => {
    const hours = (sandbox: boolean) => available(all, { providers: both, sandbox }).product("pln-postpaid")?.closed;
    expect(hours(false)).toEqual({ from: "23:00", to: "01:00" });
    expect(hours(true)).toBeUndefined();
  });

  test("keeps only the offers of the providers that are configured", () => {
    const { product } = available(all, { providers: ["klikoo"], sandbox: true });
    expect(product("pln-postpaid")?.offers).toEqual([{ provider: "klikoo", code: "POSTPAIDPLN" }]);
    expect(product("pln-prepaid")).toBeUndefined();
  });

  test("drops categories that nothing is left of", () => {
    const kept = available(all, { providers: ["klikoo"], sandbox: false });
    expect(kept.categories.map(({ id }) => id)).toEqual([
      "electricity",
      "water",
      "bpjs",
      "internet-tv",
      "multifinance",
    ]);
    expect(searchProducts(kept, "pulsa", "id")).toEqual([]);
  });

  test("drops codes that only the sandbox knows, and the amounts that go with them", () => {
    const { product } = available(all, { providers: both, sandbox: false });
    const token = product("pln-prepaid");
    expect(token?.offers.map(({ code }) => code)).toEqual(["PLSTPL20"]);
    expect(token?.fields.find(({ kind }) => kind === "amount")).toMatchObject({ choices: [20_000], closed: true });
    expect(product("mobile-legends")).toBeUndefined();
  });

  test("leaves the choices of an open amount alone", () => {
    const { product } = available(all, { providers: both, sandbox: false });
    expect(product("linkaja")).toEqual(all.product("linkaja"));
  });

  test("is empty without providers", () => {
    const { categories: none, products: nothing } = available(all, { providers: [], sandbox: true });
    expect([none, nothing]).toEqual([[], []]);
  });
});
