import type { Bill } from "../domain/bill.ts";
import type { Words } from "../i18n/words.ts";

/** What the customer pays, as plain text. Zero is not "nothing to pay": an inquiry for Google Play tells no price. */
export function totalText({ total }: Bill, { plain, rupiah }: Words): string {
  return total === 0 ? plain("bill.no-price", { total: rupiah(total) }) : rupiah(total);
}
