import { boundedBill } from "../domain/bounded-bill.ts";
import type { FieldValues, Offer, Product, ProviderName } from "../domain/product.ts";
import { requestFor } from "./offers.ts";
import type { InquiryOutcome } from "./outcome.ts";
import type { BillProvider } from "./provider.ts";

/** What somebody wants to know. */
export type Inquiry = {
  /** Our own id of it; safe to log. */
  readonly reference: string;
  readonly product: Product;
  readonly values: FieldValues;
  /** Who asks: so that people wait in turn, and so that what is remembered for them can be forgotten. */
  readonly asker: string;
  /** Told when it has to wait so long before it is asked, in milliseconds. */
  readonly held?: (milliseconds: number) => void;
};

/** Asks one offer. What limits, retries or refuses asking is put around it, each in a file of its own. */
export type Ask = (offer: Offer, inquiry: Inquiry, signal: AbortSignal) => Promise<InquiryOutcome>;

/** @throws Error for an offer of a provider that is not configured: such offers are in no catalogue. */
export function askProviders(providers: readonly BillProvider[]): Ask {
  const byName = new Map<ProviderName, BillProvider>(providers.map((provider) => [provider.name, provider]));
  return async (offer, { values, reference }, signal) => {
    const provider = byName.get(offer.provider);
    if (provider === undefined) throw new Error(`the provider "${offer.provider}" is not configured`);
    return bounded(await provider.inquire(requestFor(offer, values, reference), signal));
  };
}

function bounded(outcome: InquiryOutcome): InquiryOutcome {
  return outcome.kind === "bill" ? { ...outcome, bill: boundedBill(outcome.bill) } : outcome;
}
