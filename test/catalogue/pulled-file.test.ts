import fc from "fast-check";
import { expect, test } from "vitest";
import { compareLists, type ProviderList } from "../../src/catalogue/compare-lists.ts";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { loadCatalogue } from "../../src/catalogue/load-catalogue.ts";
import { pulledFile } from "../../src/catalogue/pulled-file.ts";
import type { Catalogue } from "../../src/domain/catalogue.ts";
import type { ListedProduct } from "../../src/domain/listed-product.ts";

const providers = ["ayopop", "klikoo"];

function load(text?: string): Catalogue {
  const loaded = loadCatalogue({ providers, ...(text === undefined ? {} : { text }) });
  if (!loaded.ok) throw new Error(loaded.problems.join("\n"));
  return loaded.catalogue;
}

function pull(catalogue: Catalogue, lists: readonly ProviderList[]) {
  const comparison = compareLists(catalogue, lists);
  return { comparison, ...pulledFile(catalogue, comparison, defaultCatalogue()) };
}

const codes = defaultCatalogue().products.flatMap(({ offers }) => offers.map(({ code }) => code));
const code = fc.oneof(fc.constantFrom(...codes), fc.stringMatching(/^[A-Z0-9]{1,12}$/));
const name = fc
  .oneof(fc.string({ minLength: 1, maxLength: 90, unit: "grapheme" }), fc.constantFrom("PDAM Bogor", "Other"))
  .filter((text) => text.trim() !== "")
  .map((text) => text.trim());
const listed: fc.Arbitrary<ListedProduct> = fc.record(
  {
    code,
    name,
    category: fc.constantFrom("Pulsa", "PDAM", "plnpostpaid", "Games Voucher", "", "?"),
    active: fc.boolean(),
    inquirable: fc.constant(false as const),
  },
  { requiredKeys: ["code", "name"] },
);
const list = (provider: string): fc.Arbitrary<ProviderList> =>
  fc.record({ provider: fc.constant(provider), products: fc.array(listed, { maxLength: 60 }), isWhole: fc.boolean() });
const lists = fc.tuple(list("ayopop"), list("klikoo"));

test("whatever is listed, the file loads, and has what is offered and listed as active, and no more", () => {
  fc.assert(
    fc.property(lists, (told) => {
      const { file, comparison } = pull(load(), told);
      const offers = load(JSON.stringify(file)).products.flatMap((product) => product.offers);
      const has = (provider: string, wanted: string) =>
        offers.some((offer) => offer.provider === provider && offer.code === wanted);
      for (const { provider, listed: one } of comparison.added) expect(has(provider, one.code)).toBe(true);
      for (const { offer } of [...comparison.gone, ...comparison.inactive])
        expect(has(offer.provider, offer.code)).toBe(false);
      for (const { provider, listed: one } of comparison.leftOut) expect(has(provider, one.code)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test("pulled again with the same lists nothing changes any more", () => {
  fc.assert(
    fc.property(lists, (told) => {
      const first = pull(load(), told);
      const again = pull(load(JSON.stringify(first.file)), told);
      expect(again.file).toEqual(first.file);
      expect(again.drafts).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("a product whose number switches to one that is removed does not any more", () => {
  const products = codes.filter((one) => one !== "PLSTPL20").map((one) => ({ code: one, name: one }));
  const withoutPlaceholders = JSON.stringify({
    extends: "default",
    products: defaultCatalogue()
      .products.filter(({ id }) => id === "pln-prepaid")
      .map((product) => ({
        ...product,
        fields: product.fields.map((field) => (field.kind === "amount" ? { ...field, choices: [20_000] } : field)),
        offers: product.offers.filter((offer) => !offer.placeholder),
      })),
  });
  const { file, removed } = pull(load(withoutPlaceholders), [{ provider: "ayopop", products, isWhole: true }]);
  expect(removed.map(({ id }) => id)).toEqual(["pln-prepaid"]);
  expect(load(JSON.stringify(file)).product("pln-postpaid")?.fields[0]).toMatchObject({
    rule: { kind: "pln-postpaid" },
  });
});
