import type { Product, ProductId, ProviderName } from "../domain/product.ts";
import type { Inquire } from "./answer.ts";

/** What ops have switched off. */
export type SwitchedOff = {
  readonly provider: (name: ProviderName) => boolean;
  readonly product: (id: ProductId) => boolean;
};

/** The product with the offers that may be asked: none of one that is off itself. */
export function switchedOn(product: Product, off: SwitchedOff): Product {
  if (off.product(product.id)) return { ...product, offers: [] };
  const offers = product.offers.filter(({ provider }) => !off.provider(provider));
  return offers.length === product.offers.length ? product : { ...product, offers };
}

/** Passes over what is off; where nothing is left the product is closed, and nobody is asked. */
export function switching(inquire: Inquire, off: SwitchedOff, clock: () => number): Inquire {
  return async (inquiry, signal) => {
    const product = switchedOn(inquiry.product, off);
    if (product === inquiry.product) return inquire(inquiry, signal);
    if (product.offers.length > 0) return inquire({ ...inquiry, product }, signal);
    return { outcome: { kind: "product-closed", provider: "", code: "switched-off" }, answeredAt: clock() };
  };
}
