import { type AccountReading, invalid, valid } from "../account-reading.ts";
import type { ProductId } from "../product.ts";

const meterLength = 11;
const customerIdLength = 12;
const tokenLength = 20;

export function readPlnPostpaid(digits: string, prepaidProduct: ProductId | undefined): AccountReading {
  if (digits.length === customerIdLength) return valid(digits);
  if (digits.length === tokenLength) return invalid({ code: "is-token" });
  if (digits.length === meterLength) {
    const problem = invalid({ code: "prepaid-meter" });
    return prepaidProduct === undefined ? problem : { ...problem, switchTo: prepaidProduct, account: digits };
  }
  return invalid({ code: "wrong-length", expected: [customerIdLength], got: digits.length });
}

/** A prepaid customer is known by the meter and by the customer id. */
export function readPlnPrepaid(digits: string): AccountReading {
  if (digits.length === meterLength || digits.length === customerIdLength) return valid(digits);
  if (digits.length === tokenLength) return invalid({ code: "is-token" });
  return invalid({ code: "wrong-length", expected: [meterLength, customerIdLength], got: digits.length });
}
