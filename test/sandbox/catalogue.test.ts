import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { readAccount } from "../../src/domain/account-number.ts";
import { products as ayopopProducts } from "../../src/sandbox/ayopop/products.ts";
import { products as klikooProducts } from "../../src/sandbox/klikoo/products.ts";
import { sampleNumbers } from "../../src/sandbox/sample-numbers.ts";
import { exampleNumbers } from "../../src/sandbox/stories-page.ts";

const { products } = defaultCatalogue();
const codes: Readonly<Record<string, readonly string[]>> = {
  ayopop: ayopopProducts.map(({ code }) => code),
  klikoo: klikooProducts.map(({ code }) => code),
};

describe("the catalogue and the sandbox", () => {
  test("every code that is offered is served, and nothing else", () => {
    for (const [provider, served] of Object.entries(codes)) {
      const offered = products.flatMap(({ offers }) => offers.filter((offer) => offer.provider === provider));
      expect(offered.map(({ code }) => code).toSorted()).toEqual(served.toSorted());
    }
  });

  test("every product has a sample number", () => {
    const sampled = new Set(sampleNumbers.map(({ product }) => product));
    expect(products.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual([]);
  });

  test.each(sampleNumbers.map((sample) => [sample.product, sample.account, sample] as const))(
    "%s takes %s and the inputs told with it",
    (id, account, sample) => {
      const fields = products.find((product) => product.id === id)?.fields ?? [];
      const [first] = fields;
      expect(first?.kind === "account" && readAccount(first.rule, account)).toEqual({ kind: "valid", account });
      const kinds = fields.map(({ kind }) => kind);
      expect(sample.months !== undefined).toBe(kinds.includes("months"));
      expect(sample.amount !== undefined).toBe(kinds.includes("amount"));
      if (sample.zone !== undefined) expect(kinds).toContain("zone");
    },
  );

  test("the example numbers of a story pass as what they are called", () => {
    const { pln, bpjs, mobile } = exampleNumbers("000302");
    expect(readAccount({ kind: "pln-postpaid" }, pln)).toEqual({ kind: "valid", account: pln });
    expect(readAccount({ kind: "bpjs-health" }, bpjs)).toEqual({ kind: "valid", account: bpjs });
    expect(readAccount({ kind: "mobile" }, mobile)).toEqual({ kind: "valid", account: mobile });
  });
});
