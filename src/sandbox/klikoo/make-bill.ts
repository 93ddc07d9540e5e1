import { fixture } from "../fixture.ts";
import type { KlikooProduct } from "./products.ts";

/** `data` of a successful inquiry, in what is written here; the samples have more, which is passed on. */
type KlikooBill = {
  readonly account_number: string;
  readonly amount: number;
  readonly total_amount: number;
  readonly due_date: string;
  readonly product: { readonly objs: { readonly total_price: string; readonly selling_price: string } };
};

export type BillOptions = {
  readonly inquiryId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly period?: string;
  /** How many months a story tells; without it as many as were asked for. */
  readonly months?: number;
};

/** The published sample for the number it is published for, and for all others a bill made after it. */
export function makeBill(product: KlikooProduct, account: string, options: BillOptions): unknown {
  const { inquiryId, now, period, months } = options;
  const sample = fixture<{ data: KlikooBill }>("klikoo", `inquiry-postpaid-200-${product.sample}`).data;
  const count = months ?? Number(period ?? 1);
  const documented = account === product.documented;
  if (documented && count === 1) return sample;
  const amount = (documented ? sample.amount : product.price) * count;
  const total = amount + (documented ? sample.total_amount - sample.amount : product.fee);
  const names = { category: product.name, category_detail: product.name };
  const prices = { total_price: String(total - product.margin), selling_price: String(total) };
  return {
    ...sample,
    inquiry_id: inquiryId,
    account_number: account,
    product_name: product.name,
    amount,
    total_amount: total,
    due_date: sample.due_date && nextTwentieth(now),
    ...(period !== undefined && { period }),
    ...(months !== undefined && { number_of_months: String(months) }),
    product: { ...sample.product, ...names, objs: { ...sample.product.objs, product_name: product.name, ...prices } },
  };
}

/** The 20th of this month or, when that has passed, of the next: the usual last day. */
function nextTwentieth(now: number): string {
  const today = new Date(now);
  const month = today.getUTCMonth() + (today.getUTCDate() > 20 ? 1 : 0);
  return new Date(Date.UTC(today.getUTCFullYear(), month, 20)).toISOString().slice(0, 10);
}
