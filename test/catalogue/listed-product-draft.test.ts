import { describe, expect, test } from "vitest";
import { draftProduct, freeId } from "../../src/catalogue/listed-product-draft.ts";

describe("an id for a listed product", () => {
  test.each([
    ["PDAM Kota Malang", "pdam-kota-malang"],
    ["  Télkom -- 10.000 (AR) ", "te-lkom-10-000-ar"],
    ["水道", "product"],
    ["a".repeat(60), "a".repeat(40)],
    [`${"a".repeat(39)} bc`, "a".repeat(39)],
  ])("%j is %j", (name, id) => {
    expect(freeId(name, new Set())).toBe(id);
  });

  test("is unlike all that are taken, and never too long", () => {
    expect(freeId("PDAM", new Set(["pdam", "pdam-2"]))).toBe("pdam-3");
    expect(freeId("a".repeat(60), new Set(["a".repeat(40)]))).toBe(`${"a".repeat(38)}-2`);
  });
});

test("a draft takes nearly any number and has the name as it is listed, as long as a name may be", () => {
  const listed = { code: "X1", name: `${"x".repeat(58)}🎮🎮` };
  const product = draftProduct({ provider: "klikoo", listed }, "water", "x");
  expect(product.name.id).toBe(`${"x".repeat(58)}…`);
  expect(product).toMatchObject({
    fields: [{ kind: "account", rule: { kind: "characters", min: 3, max: 20 } }],
    offers: [{ provider: "klikoo", code: "X1" }],
  });
});
