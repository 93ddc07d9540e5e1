import { type Locale, locales } from "./locale.ts";
import { plainText } from "./plain-text.ts";
import type { Category, CategoryId, Product } from "./product.ts";

/** Where a word of a product stands: its name in a language, its keywords, or its category's name. */
export type WordSource = Locale | "keyword" | "category";

export type Posting = { readonly product: Product; readonly source: WordSource };

/** Every word that products can be found by, with the products. */
export type SearchIndex = ReadonlyMap<string, readonly Posting[]>;

export function searchIndex(categories: ReadonlyMap<CategoryId, Category>, products: readonly Product[]): SearchIndex {
  const index = new Map<string, Posting[]>();
  for (const product of products) {
    for (const [text, source] of texts(product, categories.get(product.category))) {
      for (const word of namedWords(text)) {
        const postings = index.get(word) ?? [];
        postings.push({ product, source });
        index.set(word, postings);
      }
    }
  }
  return index;
}

/** The words of a text, without case and accents. */
export function words(text: string): readonly string[] {
  const folded = plainText(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** `Free Fire` is also looked for as `freefire`. */
function namedWords(text: string): ReadonlySet<string> {
  const separate = words(text);
  return new Set([...separate, separate.join("")]);
}

function* texts(product: Product, category: Category | undefined): Generator<readonly [string, WordSource]> {
  for (const locale of locales) yield [product.name[locale], locale];
  for (const keyword of product.keywords ?? []) yield [keyword, "keyword"];
  for (const locale of locales) if (category) yield [category.name[locale], "category"];
}
