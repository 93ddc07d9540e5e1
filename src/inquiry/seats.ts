import type { ProviderName } from "../domain/product.ts";

/** What a provider bears, counted over all programs that ask it. */
export type Seats = {
  /** Waits for a free one; what it gives is called on leaving. `undefined` when the wait was aborted. */
  readonly take: (provider: ProviderName, signal: AbortSignal) => Promise<(() => void) | undefined>;
};
