import type { AyopopBill } from "./ayopop-bill.ts";

/** The same bill as version 1 of the API spells it: another name for the customer's list, and values as strings. */
export function versionOne({ customerDetails, ...bill }: AyopopBill): unknown {
  return {
    ...bill,
    ...(customerDetails && { customerDetail: customerDetails }),
    billDetails: bill.billDetails.map((row) => ({ ...row, value: String(row.value) })),
  };
}
