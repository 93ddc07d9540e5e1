import type { FieldValues, Product } from "../domain/product.ts";
import type { Inquiry } from "./ask.ts";
import type { InquiryOutcome } from "./outcome.ts";

/** An outcome, and when it was true. */
export type Answer = {
  readonly outcome: InquiryOutcome;
  /** Epoch milliseconds. */
  readonly answeredAt: number;
  /** It was given before and is given again; asking anew is possible from then on, in epoch milliseconds. */
  readonly rememberedUntil?: number;
};

export type Inquire = (inquiry: Inquiry, signal: AbortSignal) => Promise<Answer>;

/** The same for everybody who asks the same. It holds an account number: it is hashed before it is kept anywhere. */
export function questionOf(product: Product, { account, months, zone, amount }: FieldValues): string {
  return JSON.stringify([product.id, account, months, zone, amount]);
}
