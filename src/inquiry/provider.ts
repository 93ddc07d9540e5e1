import type { ProviderName } from "../domain/product.ts";
import type { Rupiah } from "../domain/rupiah.ts";
import type { InquiryOutcome } from "./outcome.ts";

/** One question to one provider, in that provider's product code. */
export type InquiryRequest = {
  /** Our own id of this inquiry; safe to log. */
  readonly reference: string;
  readonly code: string;
  readonly account: string;
  readonly months?: number;
  readonly zone?: string;
  readonly amount?: Rupiah;
};

/**
 * A source of bills. Whatever the network or the provider does is a value; an exception is a bug.
 * An aborted `signal` ends the inquiry as `provider-unavailable`.
 */
export type BillProvider = {
  readonly name: ProviderName;
  readonly inquire: (request: InquiryRequest, signal: AbortSignal) => Promise<InquiryOutcome>;
};
