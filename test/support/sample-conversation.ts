import { defaultCatalogue } from "../../src/catalogue/default-catalogue.ts";
import type { Moment } from "../../src/conversation/event.ts";
import { freshState, type Result, type State, type View } from "../../src/conversation/state.ts";
import type { Bill } from "../../src/domain/bill.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { Product } from "../../src/domain/product.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import type { InquiryOutcome, Reason } from "../../src/inquiry/outcome.ts";

const { categories, products } = defaultCatalogue();

export const shop = catalogue(categories, products);

export const noon = Date.UTC(2026, 0, 12, 5, 0);

export const moment: Moment = { now: noon, nonce: "new", reference: "REF2" };

export const home: View = { at: "categories", page: 0 };

/** Somebody who is at a view, with a keyboard whose nonce is `old`. */
export function at(view: View, more: Partial<State> = {}): State {
  return { ...freshState("id", "old"), view, ...more };
}

export function productOf(id: string): Product {
  const product = shop.product(id);
  if (product === undefined) throw new Error(`the catalogue has no ${id}`);
  return product;
}

export const electricity: Bill = {
  customerName: "BUDI SANTOSO",
  periods: [
    {
      month: "2016-02",
      amount: rupiah(25_720),
      facts: [
        { label: "bill", value: { kind: "money", amount: rupiah(22_970) } },
        { label: "meter-stand", value: { kind: "text", text: "4703-4757" } },
      ],
    },
  ],
  facts: [{ label: "tariff-power", value: { kind: "text", text: "R1 / 900 VA" } }],
  fee: rupiah(2_750),
  total: rupiah(25_720),
  dueDate: "2016-03-20",
  partner: { cost: rupiah(24_500), margin: rupiah(1_220) },
  providerReference: "INQ-77",
};

export const billFound: InquiryOutcome = { kind: "bill", provider: "ayopop", bill: electricity };

export function refusedWith(kind: Reason): InquiryOutcome {
  return { kind, provider: "ayopop", code: "304" };
}

export function resultOf(more: Partial<Result> = {}): Result {
  const values = { account: "514040400482" };
  return { product: "pln-postpaid", values, reference: "REF1", outcome: billFound, answeredAt: noon, ...more };
}

export const atBill = at({ at: "result", result: resultOf() }, { bills: [resultOf()], recent: ["pln-postpaid"] });

export const checkingPln: Extract<View, { at: "checking" }> = {
  at: "checking",
  product: "pln-postpaid",
  values: { account: "514040400482" },
  reference: "REF1",
  askedAt: noon,
  slow: false,
};
