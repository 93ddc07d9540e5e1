import { type Catalogue, catalogue } from "../domain/catalogue.ts";
import type { Product } from "../domain/product.ts";
import { withOffers } from "./with-offers.ts";

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
  return offers.length === 0 ? [] : [withOffers(product, offers)];
}
