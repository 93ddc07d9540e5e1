import { type Catalogue, catalogue } from "../domain/catalogue.ts";
import type { Product } from "../domain/product.ts";
import { withOffers } from "./with-offers.ts";

export type Supply = {
  /** The providers that are configured. */
  readonly providers: readonly string[];
  /** Providers are the sandbox: it knows the placeholder codes, and it never closes. */
  readonly sandbox: boolean;
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

function narrowed(product: Product, { providers, sandbox }: Supply): readonly Product[] {
  const offers = product.offers.filter(
    ({ provider, placeholder }) => providers.includes(provider) && (sandbox || !placeholder),
  );
  if (offers.length === 0) return [];
  const { closed, ...open } = product;
  return [withOffers(sandbox || closed === undefined ? open : { ...open, closed }, offers)];
}
