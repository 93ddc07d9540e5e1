import type { Catalogue } from "../domain/catalogue.ts";
import { guessProducts, narrowed } from "../domain/guess-products.ts";
import type { Locale } from "../domain/locale.ts";
import { withoutLabel } from "../domain/number-label.ts";
import type { Product } from "../domain/product.ts";
import { words as wordsIn } from "../domain/search-index.ts";
import { searchProducts } from "../domain/search-products.ts";

/** By letters where there are any, and of those the ones with such numbers; else by the shape of the number. */
export function findProducts(
  catalogue: Catalogue,
  locale: Locale,
  words: string,
  account: string | undefined,
): readonly Product[] {
  const named = namedBy(catalogue, locale, words, account);
  if (account === undefined) return named;
  return named.length === 0 ? guessProducts(catalogue, account) : narrowed(named, account);
}

/** Beside a number its label may stand behind the name: `PLN Pascabayar IDPEL: 514040400482`. */
export function namedBy(
  catalogue: Catalogue,
  locale: Locale,
  words: string,
  account: string | undefined,
): readonly Product[] {
  const found = namedInFull(catalogue, locale, words, account);
  if (found.length > 0 || account === undefined) return found;
  return namedInFull(catalogue, locale, withoutLabel(words), account);
}

/** Beside a number one or two letters begin no name: `ya 514040400482` is not of Yamaha. */
function namedInFull(
  catalogue: Catalogue,
  locale: Locale,
  words: string,
  account: string | undefined,
): readonly Product[] {
  const isBegun = (word: string) => word.length < 3 && !catalogue.searchIndex.has(word);
  return account !== undefined && wordsIn(words).some(isBegun) ? [] : searchProducts(catalogue, words, locale);
}
