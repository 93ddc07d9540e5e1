import type { Day, Month } from "./period.ts";
import type { Rupiah } from "./rupiah.ts";

/** The labels whose meaning is known, and which every locale therefore translates. */
export const factLabels = [
  "bill", // the biller's own claim, before fine and fee
  "fine",
  "incentive",
  "due-date",
  "months", // which months a bill is for
  "month-count",
  "usage",
  "meter-stand",
  "meter-number",
  "tariff-power",
  "company",
  "contribution-code",
  "billing-month",
  "npp", // the employer's number at BPJS Ketenagakerjaan
  "division",
  "branch",
  "protection-from",
  "protection-until",
  "arrears",
  "participants",
  "family-account", // the virtual account of a family at BPJS Kesehatan
  "jht",
  "jkk",
  "jkm",
  "jkp",
  "jpn",
  "family-head-account",
  "customer-number", // at the biller, where it is not the number that was asked for
  "product-name", // in the provider's words
  "validity",
  "denomination",
  "processing-fee",
  "biller-reference",
] as const;

export type FactLabel = (typeof factLabels)[number];

export type FactValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "money"; readonly amount: Rupiah }
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "months"; readonly months: readonly Month[] }
  | { readonly kind: "count"; readonly count: number };

/** Something a provider tells about a bill. A label that is not known is kept in the provider's words. */
export type Fact = {
  readonly label: FactLabel | { readonly text: string };
  readonly value: FactValue;
};

/** One row of a bill: a month of electricity, a contribution, the price of a voucher. */
export type BillPeriod = {
  readonly month?: Month;
  readonly amount: Rupiah;
  readonly facts: readonly Fact[];
};

/**
 * What a customer owes at one moment. `total` is what the customer pays; everything else explains it.
 * Facts never repeat what has a member of its own, and never hold an empty or `N/A` value.
 */
export type Bill = {
  readonly customerName?: string;
  readonly periods: readonly BillPeriod[];
  readonly facts: readonly Fact[];
  /** What the provider adds for its service. Absent when it is not told, which is not the same as zero. */
  readonly fee?: Rupiah;
  readonly total: Rupiah;
  /** The rows do not add up to the total: the total is shown as it came, and marked. */
  readonly mismatch?: true;
  readonly dueDate?: Day;
  /** What the partner pays and earns. For the agent alone, in private: never in a group or in a customer's text. */
  readonly partner?: { readonly cost: Rupiah; readonly margin: Rupiah };
  /** The provider's own id of this inquiry, if it gives one. */
  readonly providerReference?: string;
};
