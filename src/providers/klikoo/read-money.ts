import type { Bill } from "../../domain/bill.ts";
import type { Rupiah } from "../../domain/rupiah.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import type { Inquiry } from "./schema.ts";

export type Money = Pick<Bill, "total" | "fee" | "partner" | "mismatch"> & {
  /** The biller's own claim, without the fee. */
  readonly amount?: Rupiah;
};

/**
 * Which number is which, by the samples and not by their descriptions: the customer pays `total_amount`, which is the
 * `selling_price`; Klikoo takes `total_price` from the partner. `amount` is the bill before a fee, and `admin` is 0 even
 * where `total_amount` has one in it.
 */
export function readMoney(inquiry: Inquiry): Money | undefined {
  const prices = inquiry.product?.objs;
  const sellingPrice = toldRupiah(prices?.selling_price);
  const total = toldRupiah(inquiry.total_amount) || sellingPrice || toldRupiah(inquiry.total_amount);
  if (total === undefined || total < 0) return undefined;
  const amount = toldRupiah(inquiry.amount);
  const fee = feeOf(toldRupiah(inquiry.admin), amount, total);
  const cost = toldRupiah(prices?.total_price);
  const margin = sellingPrice === undefined || cost === undefined ? undefined : toldRupiah(sellingPrice - cost);
  const explained = amount === undefined || amount + (fee ?? 0) === total;
  return {
    total,
    ...(amount === undefined ? {} : { amount }),
    ...(fee === undefined ? {} : { fee }),
    ...(cost === undefined || margin === undefined || margin < 0 ? {} : { partner: { cost, margin } }),
    ...(explained && (sellingPrice ?? total) === total ? {} : { mismatch: true }),
  };
}

/** No fee is ever told to be zero: it may be in the bill's amount. */
function feeOf(admin: Rupiah | undefined, amount: Rupiah | undefined, total: Rupiah): Rupiah | undefined {
  if (admin !== undefined && admin > 0) return admin;
  const difference = amount === undefined || amount <= 0 ? undefined : toldRupiah(total - amount);
  return difference !== undefined && difference > 0 ? difference : undefined;
}
