import type { Category, CategoryId, Product, ProductId } from "./product.ts";
import { type SearchIndex, searchIndex } from "./search-index.ts";

/** The products on offer, in the order in which they are shown, with every lookup made once. */
export type Catalogue = {
  readonly categories: readonly Category[];
  readonly products: readonly Product[];
  readonly product: (id: ProductId) => Product | undefined;
  readonly category: (id: CategoryId) => Category | undefined;
  readonly inCategory: (id: CategoryId) => readonly Product[];
  readonly searchIndex: SearchIndex;
};

export function catalogue(categories: readonly Category[], products: readonly Product[]): Catalogue {
  const productsById = new Map(products.map((product) => [product.id, product]));
  const categoriesById = new Map(categories.map((category) => [category.id, category]));
  const productsByCategory = new Map(
    categories.map(({ id }) => [id, products.filter((product) => product.category === id)]),
  );
  return {
    categories,
    products,
    product: (id) => productsById.get(id),
    category: (id) => categoriesById.get(id),
    inCategory: (id) => productsByCategory.get(id) ?? [],
    searchIndex: searchIndex(categoriesById, products),
  };
}
