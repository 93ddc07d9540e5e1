import type { FieldValues, Offer, Product, ProviderName } from "../domain/product.ts";
import { offersFor, requestFor } from "./offers.ts";
import type { InquiryOutcome, Reason } from "./outcome.ts";
import type { BillProvider } from "./provider.ts";

/** What an agent wants to know. */
export type Inquiry = {
  /** Our own id of it; safe to log. */
  readonly reference: string;
  readonly product: Product;
  readonly values: FieldValues;
};

/** One offer that was tried, for the log and for ops. It names no customer. */
export type Attempt = {
  readonly reference: string;
  readonly product: string;
  readonly offer: Offer;
  readonly outcome: InquiryOutcome;
};

export type Inquire = (inquiry: Inquiry, signal: AbortSignal) => Promise<InquiryOutcome>;

/** Reasons that say something of the provider and nothing of the bill: another one may know better. */
const failures: ReadonlySet<InquiryOutcome["kind"]> = new Set<Reason>([
  "provider-unavailable",
  "provider-misbehaved",
  "provider-refused-us",
]);

/**
 * Asks a product's offers in order until one gives an answer. When none does, the first failure is told:
 * it is the preferred provider's.
 */
export function inquirer(options: {
  readonly providers: readonly BillProvider[];
  readonly attempted: (attempt: Attempt) => void;
}): Inquire {
  const byName = new Map<ProviderName, BillProvider>(options.providers.map((provider) => [provider.name, provider]));

  return async ({ reference, product, values }, signal) => {
    let failure: InquiryOutcome | undefined;
    for (const offer of offersFor(product, values)) {
      const provider = byName.get(offer.provider);
      if (provider === undefined) continue;
      const outcome = await provider.inquire(requestFor(offer, values, reference), signal);
      options.attempted({ reference, product: product.id, offer, outcome });
      if (!failures.has(outcome.kind)) return outcome;
      failure ??= outcome;
      if (signal.aborted) break;
    }
    return failure ?? { kind: "product-closed", provider: "" };
  };
}
