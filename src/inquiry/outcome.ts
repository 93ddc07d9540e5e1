import type { Bill } from "../domain/bill.ts";
import type { Localized } from "../domain/locale.ts";
import type { ProviderName } from "../domain/product.ts";

/** Every reason that a provider has. */
export const providerReasons = [
  "already-paid",
  "not-issued-yet",
  "unknown-account",
  "wrong-product",
  "blocked",
  "pay-at-counter",
  "arrears-limit",
  "amount-out-of-range",
  "cut-off",
  "product-closed",
  "too-often",
  "provider-unavailable",
  "provider-misbehaved",
  "provider-refused-us",
] as const;

/** Why nobody was asked: the asker has asked enough, is stopped for a while, or may not use the bot any more. */
export const ownReasons = ["quota-used-up", "paused", "no-access"] as const;

/** Every reason why there is no bill. Each locale says each of them, with a next step for the agent. */
export const reasons = [...providerReasons, ...ownReasons] as const;

export type OwnReason = (typeof ownReasons)[number];

export type Reason = (typeof reasons)[number];
export type ProviderReason = (typeof providerReasons)[number];

export type BillFound = {
  readonly kind: "bill";
  readonly provider: ProviderName;
  readonly bill: Bill;
};

export type NoBill = {
  readonly kind: Reason;
  readonly provider: ProviderName;
  /** The provider's own code, or what stands for it where none came (`http-502`, `timed-out`): for ops and support. */
  readonly code?: string;
  /** What the provider says of it, untrusted text. */
  readonly message?: Partial<Localized>;
  /** Epoch milliseconds: asking earlier is useless. */
  readonly retryAt?: number;
  /** The provider does not know, or not sell us, the product's code: the catalogue is wrong, whoever asks. */
  readonly unknownCode?: true;
  /** The request never got through, so that asking once more cannot count as a second time. */
  readonly uncounted?: true;
};

/** The answer to an inquiry. */
export type InquiryOutcome = BillFound | NoBill;

/** It says something of the provider and nothing of the bill: another one may know better. */
export function isFailure({ kind }: InquiryOutcome): boolean {
  return kind === "provider-unavailable" || kind === "provider-misbehaved" || kind === "provider-refused-us";
}

/** Who asked has gone: nobody has failed. */
export function isGivenUp(outcome: InquiryOutcome): boolean {
  return outcome.kind === "provider-unavailable" && outcome.code === "aborted";
}
