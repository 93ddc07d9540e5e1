import { available } from "../../catalogue/available.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Product } from "../../domain/product.ts";
import { searchProducts } from "../../domain/search-products.ts";

export type Wanted = {
  readonly id: string;
  readonly catalogue: Catalogue;
  /** The providers that can be asked. */
  readonly providers: readonly string[];
  /** The only one that is to be asked. */
  readonly provider?: string;
  readonly isSandbox: boolean;
};

export type FoundProduct =
  | { readonly kind: "product"; readonly product: Product }
  | { readonly kind: "none"; readonly problem: string };

const mostSuggestions = 5;

/** The product with the offers that are to be asked, or why there is none. */
export function findProduct({ id, catalogue, providers, provider, isSandbox }: Wanted): FoundProduct {
  if (provider !== undefined && !providers.includes(provider)) {
    return none(`"${provider}" is not configured; there is: ${providers.join(", ")}`);
  }
  const known = catalogue.product(id);
  if (known === undefined) return none(`there is no product "${id}"${suggestions(catalogue, id)}`);
  const offered = available(catalogue, {
    providers: provider === undefined ? providers : [provider],
    sandbox: isSandbox,
  }).product(id);
  if (offered !== undefined) return { kind: "product", product: offered };
  const asked = provider ?? providers.join(" or ");
  const stoodIn = known.offers.some(({ placeholder }) => placeholder)
    ? "; a code that is a placeholder is not asked for"
    : "";
  return none(`"${id}" is not offered by ${asked}${stoodIn}`);
}

function suggestions(catalogue: Catalogue, id: string): string {
  const ids = searchProducts(catalogue, id.replaceAll("-", " "), "en").map((product) => product.id);
  if (ids.length > 0) return `; is it ${ids.slice(0, mostSuggestions).join(", ")}?`;
  return `; there are: ${catalogue.products.map((product) => product.id).join(", ")}`;
}

function none(problem: string): FoundProduct {
  return { kind: "none", problem };
}
