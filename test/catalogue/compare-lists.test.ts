import { describe, expect, test } from "vitest";
import { compareLists, type ProviderList } from "../../src/catalogue/compare-lists.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { ListedProduct } from "../../src/domain/listed-product.ts";
import { product } from "../support/products.ts";

const rule = { kind: "characters", min: 3, max: 20 } as const;
const water = { id: "water", name: { id: "Air", en: "Water" }, icon: "💧" };
const offers = [
  { provider: "ayopop", code: "A1" },
  { provider: "klikoo", code: "K1" },
  { provider: "klikoo", code: "K2", placeholder: true as const },
];
const known = catalogue([water], [product("bogor", rule, "107917", { offers })]);

function compared(products: readonly ListedProduct[], more: Partial<ProviderList> = {}) {
  const { added, gone, inactive, confirmable, leftOut } = compareLists(known, [
    { provider: "klikoo", products, isWhole: true, ...more },
  ]);
  return {
    added: added.map(({ provider, listed }) => `${provider} ${listed.code}`),
    gone: gone.map(({ offer }) => offer.code),
    inactive: inactive.map(({ offer }) => offer.code),
    confirmable: confirmable.map(({ offer }) => offer.code),
    leftOut: leftOut.map(({ listed }) => listed.code),
  };
}

const nothing = { added: [], gone: [], inactive: [], confirmable: [], leftOut: [] };
const k1 = { code: "K1", name: "One" };

describe("a list held against the catalogue", () => {
  test("as it is has nothing to tell", () => {
    expect(compared([k1])).toEqual(nothing);
    expect(compared([{ ...k1, active: true }])).toEqual(nothing);
  });

  test("tells what is new by code and provider: a code of another provider is none of its own", () => {
    expect(compared([k1, { code: "A1", name: "At Klikoo" }])).toEqual({ ...nothing, added: ["klikoo A1"] });
  });

  test("tells what is gone and what is not active", () => {
    expect(compared([{ code: "X", name: "X" }])).toEqual({ ...nothing, added: ["klikoo X"], gone: ["K1"] });
    expect(compared([{ ...k1, active: false }])).toEqual({ ...nothing, inactive: ["K1"] });
  });

  test("takes nothing for gone when some of it was not understood, or when it is empty", () => {
    expect(compared([{ code: "X", name: "X" }], { isWhole: false })).toEqual({ ...nothing, added: ["klikoo X"] });
    expect(compared([])).toEqual(nothing);
  });

  test("leaves alone a placeholder that it does not have, and tells of one that it has", () => {
    expect(compared([k1, { code: "K2", name: "Two" }])).toEqual({ ...nothing, confirmable: ["K2"] });
  });

  test("leaves out what is new and of no use", () => {
    const off = { code: "OFF", name: "Off", active: false };
    const prepaid = { code: "PRE", name: "Prepaid", inquirable: false } as const;
    expect(compared([k1, off, prepaid])).toEqual({ ...nothing, leftOut: ["OFF", "PRE"] });
  });
});
