import { opensAt } from "../domain/wib.ts";
import type { Inquire } from "./answer.ts";

/** Asks nobody while the biller is closed, and says when it opens. */
export function withinHours(inquire: Inquire, clock: () => number): Inquire {
  return async (inquiry, signal) => {
    const now = clock();
    const { closed } = inquiry.product;
    const retryAt = closed && opensAt(closed, now);
    return retryAt === undefined
      ? inquire(inquiry, signal)
      : { outcome: { kind: "cut-off", provider: "", retryAt }, answeredAt: now };
  };
}
