import type { Catalogue } from "../domain/catalogue.ts";
import type { ListedProduct } from "../domain/listed-product.ts";
import type { Offer, Product, ProviderName } from "../domain/product.ts";

export type ProviderList = {
  readonly provider: ProviderName;
  readonly products: readonly ListedProduct[];
  /** Whether every entry was understood: only then is a code that is missing gone. */
  readonly isWhole: boolean;
};

export type KnownOffer = { readonly product: Product; readonly offer: Offer };
export type NewListing = { readonly provider: ProviderName; readonly listed: ListedProduct };

export type Comparison = {
  /** Listed and in no offer. */
  readonly added: readonly NewListing[];
  /** Offered and not listed any more. */
  readonly gone: readonly KnownOffer[];
  /** Offered and listed as not active. */
  readonly inactive: readonly KnownOffer[];
  /** Codes of ours that stand in for unknown ones, and turn out to be listed: whether as the same product is not known. */
  readonly confirmable: readonly (KnownOffer & { readonly listed: ListedProduct })[];
  /** Listed, new, and of no use: not active, or nothing that can be inquired for. */
  readonly leftOut: readonly NewListing[];
};

/** Holds the providers' own lists against the catalogue, by code. */
export function compareLists(catalogue: Catalogue, lists: readonly ProviderList[]): Comparison {
  const known = catalogue.products.flatMap((product) => product.offers.map((offer) => ({ product, offer })));
  const parts = lists.map((list) =>
    compareList(
      known.filter(({ offer }) => offer.provider === list.provider),
      list,
    ),
  );
  return {
    added: parts.flatMap(({ added }) => added),
    gone: parts.flatMap(({ gone }) => gone),
    inactive: parts.flatMap(({ inactive }) => inactive),
    confirmable: parts.flatMap(({ confirmable }) => confirmable),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

function compareList(known: readonly KnownOffer[], { provider, products, isWhole }: ProviderList): Comparison {
  const listed = new Map(products.map((product) => [product.code, product]));
  const offered = new Set(known.map(({ offer }) => offer.code));
  const real = known.filter(({ offer }) => !offer.placeholder);
  const unknown = [...listed.values()]
    .filter(({ code }) => !offered.has(code))
    .map((one) => ({ provider, listed: one }));
  // An empty list is rather a mistake than the end of all business.
  const isTelling = isWhole && listed.size > 0;
  return {
    added: unknown.filter((one) => isOfUse(one.listed)),
    gone: isTelling ? real.filter(({ offer }) => !listed.has(offer.code)) : [],
    inactive: real.filter(({ offer }) => listed.get(offer.code)?.active === false),
    confirmable: known.flatMap(({ product, offer }) => {
      const found = offer.placeholder ? listed.get(offer.code) : undefined;
      return found === undefined ? [] : [{ product, offer, listed: found }];
    }),
    leftOut: unknown.filter((one) => !isOfUse(one.listed)),
  };
}

function isOfUse({ active, inquirable }: ListedProduct): boolean {
  return active !== false && inquirable !== false;
}
