import type { Comparison, KnownOffer, NewListing } from "../../catalogue/compare-lists.ts";
import type { Pulled } from "../../catalogue/pulled-file.ts";

/** What a pull has found, for whoever reviews its file. */
export function pullReport({ gone, inactive, confirmable, leftOut }: Comparison, pulled: Pulled): string {
  const { drafts, removed } = pulled;
  return [
    section(
      "New, at the end of the file",
      drafts,
      ({ product, ...one }) => `${ofList(one)} -> ${product.category}/${product.id}`,
    ),
    section("Gone, taken out", gone, ofCatalogue),
    section("Not active, taken out", inactive, ofCatalogue),
    section("Removed, as no offer is left", removed, ({ id }) => id),
    section(
      'Listed, but a placeholder here: take "placeholder" away where it is the same product',
      confirmable,
      ({ listed, ...one }) => `${ofCatalogue(one)}: "${listed.name}"`,
    ),
    section("New, left out: not active, or not to be inquired for", leftOut, ofList),
  ].join("");
}

function section<One>(title: string, all: readonly One[], write: (one: One) => string): string {
  if (all.length === 0) return `${title}: none\n`;
  return `${title}: ${all.length}\n${all.map((one) => `  ${write(one)}\n`).join("")}`;
}

function ofCatalogue({ product, offer }: KnownOffer): string {
  return `${offer.provider} ${offer.code} of ${product.id}`;
}

function ofList({ provider, listed }: NewListing): string {
  return `${provider} ${listed.code} "${listed.name}"${listed.category === undefined ? "" : ` (${listed.category})`}`;
}
