import type { Field, Offer, Product } from "../domain/product.ts";

/** The same product with fewer offers. */
export function withOffers(product: Product, offers: readonly Offer[]): Product {
  return { ...product, offers, fields: product.fields.map((field) => withAmountsOf(field, offers)) };
}

/** A closed amount that no offer is left for is no choice any more; one that was not shown may be all that is left. */
function withAmountsOf(field: Field, offers: readonly Offer[]): Field {
  if (field.kind !== "amount" || !field.closed) return field;
  const amounts = offers.flatMap(({ amount }) => amount ?? []);
  const choices = field.choices.filter((choice) => amounts.includes(choice));
  return { ...field, choices: choices.length > 0 ? choices : [...new Set(amounts)] };
}
