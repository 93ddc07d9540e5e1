import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import { loadCatalogue } from "../../src/catalogue/load-catalogue.ts";
import { readAccount } from "../../src/domain/account-number.ts";
import { locales } from "../../src/domain/locale.ts";

const providers = ["ayopop", "klikoo"];
const { categories, products } = defaultCatalogue();

const expected: Readonly<Record<string, readonly string[]>> = {
  electricity: ["pln-postpaid", "pln-prepaid"],
  water: ["pdam-bogor", "pdam-mojokerto", "pdam-aceh-tenggara"],
  bpjs: ["bpjs-kesehatan", "bpjs-tk-pu", "bpjs-tk-bpu"],
  "internet-tv": ["first-media", "indihome", "netflix"],
  "phone-postpaid": ["telkomsel-halo", "xl-postpaid"],
  multifinance: ["baf", "fif", "wom"],
  games: ["mobile-legends", "free-fire", "genshin-impact", "honkai-star-rail"],
  pulsa: ["pulsa-telkomsel", "pulsa-indosat", "pulsa-xl"],
  data: ["data-indosat-100mb", "data-axis"],
  "e-wallet": ["linkaja", "ovo", "gopay", "dana"],
  vouchers: ["google-play", "alfamart"],
};

describe("the default catalogue", () => {
  test("holds everything that both providers document, by category", () => {
    const held = categories.map(({ id }) => [
      id,
      products.filter(({ category }) => category === id).map((product) => product.id),
    ]);
    expect(Object.fromEntries(held)).toEqual(expected);
  });

  test("passes as an operator's file of its own", () => {
    const text = JSON.stringify({ extends: "nothing", categories, products });
    expect(loadCatalogue({ text, providers })).toMatchObject({ ok: true });
  });

  test.each(products.map(({ id, fields }) => [id, fields] as const))(
    "%s shows an example that it takes",
    (_, fields) => {
      const [account] = fields;
      if (account?.kind !== "account") throw new Error("the first field is not the account");
      const reading = readAccount(account.rule, account.example);
      expect(reading).toMatchObject({ kind: "valid" });
      expect(reading).not.toHaveProperty("warning");
    },
  );

  test("has a hint and keywords for every product, in both languages", () => {
    for (const { fields, keywords } of products) {
      const [account] = fields;
      expect(keywords?.length).toBeGreaterThan(0);
      for (const locale of locales) expect(account?.kind === "account" && account.hint?.[locale]).toBeTruthy();
    }
  });

  test("calls no two products alike in one language", () => {
    for (const locale of locales) {
      expect(new Set(products.map(({ name }) => name[locale])).size).toBe(products.length);
      expect(new Set(categories.map(({ name }) => name[locale])).size).toBe(categories.length);
    }
  });

  test.each(["pln-postpaid", "bpjs-kesehatan", "first-media"])("offers %s at both providers", (id) => {
    const offers = products.find((product) => product.id === id)?.offers ?? [];
    expect(offers.map(({ provider }) => provider).toSorted()).toEqual(providers);
  });

  test("asks for months, zones and amounts just where they are needed", () => {
    const asking = (kind: string) =>
      products.filter(({ fields }) => fields.some((field) => field.kind === kind)).map(({ id }) => id);
    expect(asking("months")).toEqual(["bpjs-kesehatan", "bpjs-tk-bpu"]);
    expect(asking("zone")).toEqual(["mobile-legends", "genshin-impact", "honkai-star-rail"]);
    expect(asking("amount")).toEqual([
      "pln-prepaid",
      "pulsa-telkomsel",
      "pulsa-indosat",
      "pulsa-xl",
      "linkaja",
      "ovo",
      "gopay",
      "dana",
      "google-play",
      "alfamart",
    ]);
  });
});
