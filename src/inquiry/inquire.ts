import type { Offer } from "../domain/product.ts";
import type { Inquire } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { offersFor } from "./offers.ts";
import { type InquiryOutcome, isFailure } from "./outcome.ts";

/** One offer that was tried, for the log and for ops. It names no customer. */
export type Attempt = {
  readonly reference: string;
  readonly product: string;
  readonly offer: Offer;
  readonly outcome: InquiryOutcome;
  readonly milliseconds: number;
};

/**
 * Asks a product's offers in order until one gives an answer. When none does, the first failure is told:
 * it is the preferred provider's.
 */
export function inquirer(options: {
  readonly ask: Ask;
  readonly attempted: (attempt: Attempt) => void;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}): Inquire {
  const { ask, attempted, clock } = options;
  return async (inquiry, signal) => {
    const { reference, product, values } = inquiry;
    let failure: InquiryOutcome | undefined;
    for (const offer of offersFor(product, values)) {
      const begun = clock();
      const outcome = await ask(offer, inquiry, signal);
      const answeredAt = clock();
      attempted({ reference, product: product.id, offer, outcome, milliseconds: answeredAt - begun });
      if (!isFailure(outcome)) return { outcome, answeredAt };
      failure ??= outcome;
      if (signal.aborted) break;
    }
    return { outcome: failure ?? { kind: "product-closed", provider: "" }, answeredAt: clock() };
  };
}
