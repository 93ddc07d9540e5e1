import { isDeepStrictEqual } from "node:util";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Field, Product } from "../domain/product.ts";
import type { Comparison, NewListing } from "./compare-lists.ts";
import type { CatalogueContent } from "./default-catalogue.ts";
import { categoryFor, otherCategory } from "./listed-category.ts";
import { draftProduct, freeId } from "./listed-product-draft.ts";
import type { CatalogueFile } from "./schema.ts";
import { withOffers } from "./with-offers.ts";

export type Pulled = {
  /** For CATALOGUE_FILE, in place of the one that the catalogue was made with: it holds what that changed. */
  readonly file: CatalogueFile;
  /** What is new, at the end of the file. */
  readonly drafts: readonly (NewListing & { readonly product: Product })[];
  /** Products that no offer is left for. */
  readonly removed: readonly Product[];
};

/** The catalogue as it is after what the providers' lists have told, as a file that extends the default one. */
export function pulledFile(catalogue: Catalogue, comparison: Comparison, base: CatalogueContent): Pulled {
  const ended = new Set([...comparison.gone, ...comparison.inactive].map(({ offer }) => offer));
  const left = catalogue.products.map((product) => {
    const offers = product.offers.filter((offer) => !ended.has(offer));
    return offers.length === product.offers.length ? product : withOffers(product, offers);
  });
  const removed = left.filter(({ offers }) => offers.length === 0);
  const drafts = draft(comparison.added, catalogue);
  const products = withoutDangling([
    ...left.filter(({ offers }) => offers.length > 0),
    ...drafts.map((one) => one.product),
  ]);
  const needsOther = drafts.some(({ product }) => product.category === otherCategory.id);
  const isThere = catalogue.category(otherCategory.id) !== undefined;
  const categories = needsOther && !isThere ? [...catalogue.categories, otherCategory] : catalogue.categories;
  return { file: changes(base, { categories, products }), drafts, removed };
}

function draft(added: readonly NewListing[], { categories, products }: Catalogue): Pulled["drafts"] {
  const known = new Set(categories.map(({ id }) => id));
  const taken = new Set([...known, otherCategory.id, ...products.map(({ id }) => id)]);
  return added.map((listing) => {
    const id = freeId(listing.listed.name, taken);
    taken.add(id);
    return { ...listing, product: draftProduct(listing, categoryFor(listing.listed.category, known), id) };
  });
}

/** A product that another one's rule switches to may be gone. */
function withoutDangling(products: readonly Product[]): readonly Product[] {
  const ids = new Set(products.map(({ id }) => id));
  const settled = (field: Field): Field => {
    if (field.kind !== "account" || field.rule.kind !== "pln-postpaid") return field;
    const { prepaidProduct } = field.rule;
    return prepaidProduct === undefined || ids.has(prepaidProduct)
      ? field
      : { ...field, rule: { kind: "pln-postpaid" } };
  };
  return products.map((product) => ({ ...product, fields: product.fields.map(settled) }));
}

/** What leads from the default catalogue to another one. */
function changes(base: CatalogueContent, wanted: CatalogueContent): CatalogueFile {
  const removed = (list: "categories" | "products") => {
    const kept = new Set(wanted[list].map(({ id }) => id));
    return base[list].map(({ id }) => id).filter((id) => !kept.has(id));
  };
  return {
    extends: "default",
    categories: wanted.categories.filter(
      (category) => !base.categories.some((one) => isDeepStrictEqual(one, category)),
    ),
    products: wanted.products.filter((product) => !base.products.some((one) => isDeepStrictEqual(one, product))),
    remove: [...removed("categories"), ...removed("products")],
  };
}
