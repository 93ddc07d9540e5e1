import type { Category, CategoryId } from "../domain/product.ts";

/** For what fits nowhere. */
export const otherCategory: Category = { id: "other", name: { id: "Lainnya", en: "Other" }, icon: "📦" };

/** In order: "PLN postpaid" is no phone, and a "games voucher" is a game's. */
const words: readonly (readonly [RegExp, CategoryId])[] = [
  [/bpjs/, "bpjs"],
  [/pdam|\bair\b|water/, "water"],
  [/pln|listrik|electricity/, "electricity"],
  [/game/, "games"],
  [/internet|\btv\b|kabel|cable/, "internet-tv"],
  [/finance|angsuran|cicilan/, "multifinance"],
  [/pasca ?bayar|postpaid/, "phone-postpaid"],
  [/e-?money|e-?wallet|dompet/, "e-wallet"],
  [/\bdata\b/, "data"],
  [/pulsa/, "pulsa"],
  [/voucher|google play/, "vouchers"],
];

/** The category of ours that a provider's own seems to mean, out of those that there are. */
export function categoryFor(listed: string | undefined, known: ReadonlySet<CategoryId>): CategoryId {
  const meant = listed?.toLowerCase() ?? "";
  const [, category] = words.find(([pattern, id]) => pattern.test(meant) && known.has(id)) ?? [];
  return category ?? otherCategory.id;
}
