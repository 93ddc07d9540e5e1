import type { AyopopBill, BillRow, KeyValue } from "./ayopop-bill.ts";
import { checkedAt } from "./checked-at.ts";
import type { AyopopInquiry } from "./read-inquiry.ts";
import { sample } from "./samples.ts";

export type BillOptions = {
  readonly inquiryId: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How many months a story tells; without it as many as were asked for. */
  readonly months?: number;
};

/** The published sample for the number it is published for, and for all others a bill made after it. */
export function makeBill(inquiry: AyopopInquiry, { inquiryId, now, months }: BillOptions): AyopopBill {
  const { product, account, month } = inquiry;
  const count = months ?? (product.needs === "month" ? month : undefined) ?? 1;
  if (account === product.documented && count === 1) return { ...sample(product.sample), accountNumber: account };
  if (product.threeMonths && count === 3) return personal(sample(product.threeMonths), inquiry, inquiryId, now);
  return priced(personal(sample(product.sample), inquiry, inquiryId, now), inquiry, count);
}

/** The published refusal of a small amount carries as much as a bill does. */
export function tooSmall({ product, account, amount = 0 }: AyopopInquiry): AyopopBill {
  const { code: productCode, name: productName } = product;
  return { ...sample("313-emoney-linkaja-seed"), accountNumber: account, amount, productCode, productName };
}

function personal(
  bill: AyopopBill,
  { product, account, zoneId }: AyopopInquiry,
  inquiryId: number,
  now: number,
): AyopopBill {
  const customerName = product.nickname ? `Ksatria${account.slice(-4)}` : bill.customerName;
  const rewrite = ({ key, value }: KeyValue): KeyValue => {
    if (value === bill.accountNumber) return { key, value: account };
    if (key === "Tanggal & Waktu Pembayaran") return { key, value: checkedAt(now) };
    if (key === "Nama Pelanggan") return { key, value: customerName };
    if (key === "Nama Produk") return { key, value: product.name };
    return { key, value };
  };
  return {
    ...bill,
    inquiryId,
    accountNumber: account,
    customerName,
    productName: product.name,
    productCode: product.code,
    category: product.category,
    ...(bill.customerDetails && { customerDetails: bill.customerDetails.map(rewrite) }),
    productDetails: [
      ...bill.productDetails.map(rewrite),
      ...(zoneId === undefined || product.needs !== "zoneId" ? [] : [{ key: "Zone ID", value: zoneId }]),
    ],
  };
}

/** One row a month, and the admin fee as the last one. */
function priced(bill: AyopopBill, { product, amount }: AyopopInquiry, count: number): AyopopBill {
  const price = product.price ?? amount ?? 0;
  const admin = product.admin ?? 0;
  const [first, ...others] = bill.billDetails;
  const month: Omit<BillRow, "billId"> = first ?? { billInfo: [], isMandatory: true, key: "Jumlah Tagihan", value: 0 };
  const rows = Array.from({ length: count }, (_, index) => ({ ...month, billId: String(index + 1), value: price }));
  // A sample without rows (pulsa, data) has none for one month either.
  const billDetails =
    first === undefined && count === 1 ? [] : [...rows, ...others.map((row) => ({ ...row, value: admin }))];
  return {
    ...bill,
    amount: price * count + (product.adminOnTop ? 0 : admin),
    totalAdmin: admin,
    billDetails,
    productDetails: bill.productDetails.map(({ key, value }) => ({
      key,
      value: /^1 bulan$/i.test(value) ? value.replace("1", String(count)) : value,
    })),
    ...(typeof bill.extraFields === "object" && !Array.isArray(bill.extraFields) && { extraFields: { month: count } }),
  };
}
