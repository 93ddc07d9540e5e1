import type { ProviderName } from "../domain/product.ts";
import type { Ask } from "./ask.ts";
import { fairGate, type Gate, type GateOptions } from "./fair-gate.ts";

export type LimitOptions = GateOptions & {
  /** Somebody begins (1) or ends (-1) to wait for their turn at the provider. */
  readonly waits?: (provider: ProviderName, change: 1 | -1) => void;
};

/** Keeps within what a provider bears; people wait in turn, and who gives up waiting has asked nothing. */
export function limiting(ask: Ask, options: LimitOptions): Ask {
  const gates = new Map<ProviderName, Gate>();
  const gateOf = (provider: ProviderName): Gate => {
    const gate = gates.get(provider) ?? fairGate(options);
    gates.set(provider, gate);
    return gate;
  };
  return async (offer, inquiry, signal) => {
    options.waits?.(offer.provider, 1);
    const leave = await gateOf(offer.provider).enter(inquiry.asker, signal);
    options.waits?.(offer.provider, -1);
    if (leave === undefined) return { kind: "provider-unavailable", provider: offer.provider, code: "aborted" };
    try {
      return await ask(offer, inquiry, signal);
    } finally {
      leave();
    }
  };
}
