import type { FieldValues, Offer, Product } from "../domain/product.ts";
import type { InquiryRequest } from "./provider.ts";

/** The offers that can answer for these values, in order of preference. */
export function offersFor(product: Product, values: FieldValues): readonly Offer[] {
  return product.offers.filter((offer) => offer.amount === undefined || offer.amount === values.amount);
}

/** @throws Error when the account number is missing: nothing may be asked before it is entered. */
export function requestFor(offer: Offer, values: FieldValues, reference: string): InquiryRequest {
  const { account, months, zone, amount } = values;
  if (account === undefined) throw new Error("an inquiry without an account number");
  return {
    reference,
    code: offer.code,
    account,
    ...(months === undefined ? {} : { months }),
    ...(zone === undefined ? {} : { zone }),
    // A code that sells one amount says it by itself, and the provider wants it left out.
    ...(amount === undefined || offer.amount !== undefined ? {} : { amount }),
  };
}
