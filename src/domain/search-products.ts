import type { Catalogue } from "./catalogue.ts";
import type { Locale } from "./locale.ts";
import { withinOneEdit } from "./one-edit.ts";
import type { Product } from "./product.ts";
import { type SearchIndex, type WordSource, words } from "./search-index.ts";

type Match = "exact" | "prefix" | "typo";
type Scores = Map<Product, number>;

const shortestMistypable = 4;
const matchScore = { exact: 20, prefix: 10, typo: 0 } as const;

/** The products that every typed word stands for, whole or begun, best first, else in the catalogue's order. */
export function searchProducts({ products, searchIndex }: Catalogue, text: string, locale: Locale): readonly Product[] {
  const found = [...new Set(words(text))].map((word) => scores(searchIndex, word, locale));
  if (found.length === 0) return [];
  const total = (product: Product) => found.reduce((sum, scored) => sum + (scored.get(product) ?? 0), 0);
  return products
    .filter((product) => found.every((scored) => scored.has(product)))
    .map((product) => ({ product, score: total(product) }))
    .toSorted((one, other) => other.score - one.score)
    .map(({ product }) => product);
}

/** A slip of the finger is thought of only when the word as it is typed finds nothing. */
function scores(index: SearchIndex, typed: string, locale: Locale): Scores {
  const found = collect(index, locale, (word) =>
    word === typed ? "exact" : word.startsWith(typed) ? "prefix" : undefined,
  );
  if (found.size > 0 || typed.length < shortestMistypable) return found;
  return collect(index, locale, (word) => (mistyped(word, typed) ? "typo" : undefined));
}

function collect(index: SearchIndex, locale: Locale, match: (word: string) => Match | undefined): Scores {
  const found: Scores = new Map();
  for (const [word, postings] of index) {
    const kind = match(word);
    if (kind === undefined) continue;
    for (const { product, source } of postings) {
      const score = matchScore[kind] + sourceScore(source, locale);
      found.set(product, Math.max(score, found.get(product) ?? 0));
    }
  }
  return found;
}

function sourceScore(source: WordSource, locale: Locale): number {
  if (source === "category") return 1;
  if (source === "keyword") return 3;
  return source === locale ? 4 : 2;
}

/** One edit away from a word of the catalogue, or from its beginning. */
function mistyped(word: string, typed: string): boolean {
  if (word.length < shortestMistypable) return false;
  const beginnings = [typed.length - 1, typed.length, typed.length + 1].map((length) => word.slice(0, length));
  return beginnings.some((beginning) => withinOneEdit(beginning, typed));
}
