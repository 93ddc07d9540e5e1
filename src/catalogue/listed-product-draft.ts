import { cutText } from "../domain/cut-text.ts";
import type { AccountRule, CategoryId, Product, ProductId } from "../domain/product.ts";
import type { NewListing } from "./compare-lists.ts";

const longestId = 40;
const longestName = 60;

/** A list tells nothing of the customers' numbers: any is let pass that could be one. */
const rule: AccountRule = { kind: "characters", min: 3, max: 20 };

/** A product as far as a list tells of it. Whether it asks for months, a zone or an amount, nobody has said. */
export function draftProduct({ provider, listed }: NewListing, category: CategoryId, id: ProductId): Product {
  const name = shortened(listed.name, longestName);
  return {
    id,
    category,
    name: { id: name, en: name },
    fields: [{ kind: "account", rule, example: "1234567890" }],
    offers: [{ provider, code: listed.code }],
  };
}

/** An id made of the name, unlike all that are taken. */
export function freeId(name: string, taken: ReadonlySet<string>): ProductId {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const base = words?.join("-") ?? "product";
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${number}`;
    const id = `${base.slice(0, longestId - ending.length).replace(/-$/, "")}${ending}`;
    if (!taken.has(id)) return id;
  }
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${cutText(text, longest - 1).trim()}…`;
}
