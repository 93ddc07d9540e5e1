import { type Catalogue, catalogue } from "../domain/catalogue.ts";
import type { Field, Offer, Product } from "../domain/product.ts";

export type Supply = {
  /** The providers that are configured. */
  readonly providers: readonly string[];
  /** Whether codes that only the sandbox knows can be asked for. */
  readonly placeholders: boolean;
};

/** The part of a catalogue that can be inquired for: nothing is shown that nobody would answer. */
export function available({ categories, products }: Catalogue, supply: Supply): Catalogue {
  const offered = products.flatMap((product) => narrowed(product, supply));
  const used = new Set(offered.map(({ category }) => category));
  return catalogue(
    categories.filter(({ id }) => used.has(id)),
    offered,
  );
}

function narrowed(product: Product, { providers, placeholders }: Supply): readonly Product[] {
  const offers = product.offers.filter(
    ({ provider, placeholder }) => providers.includes(provider) && (placeholders || !placeholder),
  );
  if (offers.length === 0) return [];
  return [{ ...product, offers, fields: product.fields.map((field) => withAmountsOf(field, offers)) }];
}

/** A closed amount that no offer is left for is no choice any more. */
function withAmountsOf(field: Field, offers: readonly Offer[]): Field {
  if (field.kind !== "amount" || !field.closed) return field;
  return { ...field, choices: field.choices.filter((choice) => offers.some(({ amount }) => amount === choice)) };
}
