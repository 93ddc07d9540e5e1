import { describe, expect, test } from "vitest";
import { type LoadedCatalogue, loadCatalogue } from "../../src/catalogue/load-catalogue.ts";
import { readAccount } from "../../src/domain/account-number.ts";
import { searchProducts } from "../../src/domain/search-products.ts";
import { waterCompanies } from "../support/products.ts";

const providers = ["ayopop", "klikoo"];
const account = { kind: "account", rule: { kind: "characters", min: 3, max: 20 }, example: "107917" };
const gas = {
  id: "pgn",
  category: "electricity",
  name: { id: "Gas PGN", en: "PGN Gas" },
  fields: [account],
  offers: [{ provider: "ayopop", code: "TPGN" }],
};
const amount = { kind: "amount", choices: [20_000], closed: true };

function load(file: object): LoadedCatalogue {
  return loadCatalogue({ text: JSON.stringify(file), providers });
}

function loaded(file: object) {
  const result = load(file);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.catalogue;
}

function problems(file: object): readonly string[] {
  const result = load(file);
  return result.ok ? [] : result.problems;
}

describe("loadCatalogue", () => {
  test("without a file gives the default catalogue", () => {
    expect(loadCatalogue({ providers })).toMatchObject({ ok: true });
  });

  test("adds what is new at the end", () => {
    const { products } = loaded({ extends: "default", products: [gas] });
    expect(products.at(-1)?.id).toBe("pgn");
    expect(products.length).toBeGreaterThan(30);
  });

  test("replaces what has the same id where it stood", () => {
    const bogor = { ...gas, id: "pdam-bogor", category: "water", name: { id: "Tirta Pakuan", en: "Tirta Pakuan" } };
    const { inCategory } = loaded({ extends: "default", products: [bogor] });
    expect(inCategory("water")[0]?.name.id).toBe("Tirta Pakuan");
  });

  test("removes products, and categories with what is in them", () => {
    const { product, category } = loaded({ extends: "default", remove: ["pdam-bogor", "games"] });
    expect(product("pdam-bogor")).toBeUndefined();
    expect(product("pdam-mojokerto")).toBeDefined();
    expect(category("games")).toBeUndefined();
    expect(product("free-fire")).toBeUndefined();
  });

  test("can start from nothing", () => {
    const categories = [{ id: "electricity", name: { id: "Energi", en: "Energy" }, icon: "🔥" }];
    const { products } = loaded({ extends: "nothing", categories, products: [gas] });
    expect(products.map(({ id }) => id)).toEqual(["pgn"]);
  });

  test("forgives a byte order mark", () => {
    expect(loadCatalogue({ text: '\ufeff{ "extends": "default" }', providers })).toMatchObject({ ok: true });
  });

  test("400 water companies load, are searched, and take a number", () => {
    const { categories, products } = waterCompanies(400);
    const all = loaded({ extends: "default", categories, products });
    expect(all.inCategory("water")).toHaveLength(403);
    const [first] = searchProducts(all, "pdam kabupaten 399", "id");
    expect(first?.id).toBe("pdam-399");
    const [field] = first?.fields ?? [];
    expect(field?.kind === "account" && readAccount(field.rule, "00-1234.5")).toEqual({
      kind: "valid",
      account: "0012345",
    });
  });
});

describe("loadCatalogue refuses", () => {
  const withFields = (...fields: object[]) => ({ extends: "default", products: [{ ...gas, fields }] });
  const withProduct = (change: object) => ({ extends: "default", products: [{ ...gas, ...change }] });

  test.each([
    ["an unknown key", { extends: "default", product: [] }, 'Unrecognized key: "product"'],
    ["an unknown key of a product", withProduct({ price: 1 }), 'products[0]: Unrecognized key: "price"'],
    ["a category nobody knows", withProduct({ category: "gas" }), 'products[0].category: unknown category "gas"'],
    ["a product without offers", withProduct({ offers: [] }), "products[0].offers: a product needs at least one offer"],
    [
      "a provider nobody knows",
      withProduct({
        offers: [
          { provider: "ayopop", code: "A" },
          { provider: "ayopup", code: "B" },
        ],
      }),
      'products[0].offers[1].provider: unknown provider "ayopup", known are: ayopop, klikoo',
    ],
    [
      "an id that is not kebab-case",
      withProduct({ id: "PGN_Gas" }),
      "products[0].id: must be kebab-case: small letters and digits, joined by dashes",
    ],
    ["a product without an account", withFields(), "products[0].fields: a product needs an account field"],
    [
      "a first field that is not the account",
      withFields({ kind: "months", max: 12 }, account),
      "products[0].fields[0]: the first field must be the account",
    ],
    [
      "two account fields",
      withFields(account, account),
      'products[0].fields[1]: there is already a field of the kind "account"',
    ],
    [
      "an example that its own rule refuses",
      withFields({ ...account, rule: { kind: "pln-postpaid" } }),
      "products[0].fields[0].example: does not pass its own rule: wrong-length",
    ],
    [
      "an example that its own rule warns of",
      withFields({ ...account, rule: { kind: "digits", min: 8, max: 10 } }),
      "products[0].fields[0].example: does not pass its own rule: unusual-length",
    ],
    [
      "a rule upside down",
      withFields({ ...account, rule: { kind: "characters", min: 9, max: 3 } }),
      "products[0].fields[0].rule.min: must not be above max",
    ],
    [
      "an operator without prefixes",
      withFields({ ...account, rule: { kind: "mobile", operator: "Esia" }, example: "081234567890" }),
      'products[0].fields[0].rule.operator: unknown operator "Esia", ' +
        "known are: Telkomsel, by.U, Indosat, XL, Axis, Three, Smartfren",
    ],
    [
      "a prepaid product that is not there",
      withFields({ ...account, rule: { kind: "pln-postpaid", prepaidProduct: "token" }, example: "514040400482" }),
      'products[0].fields[0].rule.prepaidProduct: unknown product "token"',
    ],
    [
      "a closed amount without the offers' amounts",
      withFields(account, amount),
      "products[0].fields[1].closed: every offer of a product with closed amounts needs its amount",
    ],
    [
      "an open amount that its own field refuses",
      withFields(account, { kind: "amount", choices: [20_000, 5_000], min: 10_000 }),
      "products[0].fields[1].choices[1]: does not fit its own field: too-small",
    ],
    [
      "a zone that is not among the choices",
      withFields(account, {
        kind: "zone",
        choices: [{ id: "os_asia", name: "Asia" }],
        byFirstDigit: { "8": "os_usa" },
        example: "Asia",
      }),
      'products[0].fields[1].byFirstDigit.8: "os_usa" is not one of the choices',
    ],
    [
      "an example of a zone that is none",
      withFields(account, { kind: "zone", example: "Asia" }),
      "products[0].fields[1].example: is not a zone of this field",
    ],
    ["a removal of nothing", { extends: "default", remove: ["pgn"] }, 'remove[0]: there is no "pgn" to remove'],
    ["the same id twice", { extends: "default", products: [gas, gas] }, 'products[1].id: "pgn" is already taken'],
  ])("%s", (_, file, problem) => {
    expect(problems(file)).toContain(problem);
  });

  test.each([
    ["an id of more than 40 characters", withProduct({ id: "a".repeat(41) }), "products[0].id"],
    ["a name in one language", withProduct({ name: { id: "Gas" } }), "products[0].name.en"],
    ["an empty name", withProduct({ name: { id: " ", en: "Gas" } }), "products[0].name.id"],
    ["an unknown rule", withFields({ ...account, rule: { kind: "magic" } }), "products[0].fields[0].rule.kind"],
    [
      "an amount that is a fraction",
      withFields(account, { ...amount, choices: [1.5] }),
      "products[0].fields[1].choices[0]",
    ],
    ["an offer without a code", withProduct({ offers: [{ provider: "ayopop" }] }), "products[0].offers[0].code"],
    ["a file that extends nothing known", { extends: "ours" }, "extends"],
  ])("%s, with the path to it", (_, file, path) => {
    expect(problems(file).map((problem) => problem.split(": ")[0])).toContain(path);
  });

  test("and names every problem at once", () => {
    const categories = [{ id: "Gas", name: { id: "Gas" }, icon: "" }];
    expect(problems({ extends: "default", categories }).length).toBe(3);
    expect(problems(withProduct({ category: "gas", offers: [{ provider: "x", code: "A" }] })).length).toBe(2);
  });

  test("what is not JSON, with the place", () => {
    const text = '{\n  "extends": "default",\n}';
    expect(loadCatalogue({ text, providers })).toEqual({ ok: false, problems: ["line 3, column 1: not JSON"] });
  });

  test.each(["", "null", "[]", '"default"', "5"])("%j", (text) => {
    expect(loadCatalogue({ text, providers })).toMatchObject({ ok: false });
  });

  test("more than 5 MiB, without looking into it", () => {
    const text = "é".repeat(2.6 * 1024 * 1024);
    expect(loadCatalogue({ text, providers })).toEqual({ ok: false, problems: ["the file is larger than 5 MiB"] });
  });
});
