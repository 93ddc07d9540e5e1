import { type Catalogue, catalogue } from "../../src/domain/catalogue.ts";
import type { AccountRule, Category, Product } from "../../src/domain/product.ts";

/** As many water companies as an operator in Indonesia may have. */
export function waterCompanies(count: number): Catalogue {
  const water: Category = { id: "water", name: { id: "Air PDAM", en: "Water (PDAM)" }, icon: "💧" };
  const companies = Array.from({ length: count }, (_, at) =>
    product(`pdam-${at}`, { kind: "characters", min: 3, max: 20 }, "107917", {
      name: { id: `PDAM Kabupaten ${at}`, en: `PDAM ${at} Regency` },
    }),
  );
  return catalogue([water], companies);
}

export function product(id: string, rule: AccountRule, example: string, more: Partial<Product> = {}): Product {
  return {
    id,
    category: "water",
    name: { id, en: id },
    fields: [{ kind: "account", rule, example }],
    offers: [{ provider: "ayopop", code: id.toUpperCase() }],
    ...more,
  };
}
