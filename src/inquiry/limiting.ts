import type { Offer, ProviderName } from "../domain/product.ts";
import type { Ask, Inquiry } from "./ask.ts";
import { fairGate, type Gate, type GateOptions } from "./fair-gate.ts";
import type { Seats } from "./seats.ts";

export type LimitOptions = GateOptions & {
  /** Where several programs ask the same providers: the same limits over all of them, behind this one's own. */
  readonly seats?: Seats;
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
  async function enter({ provider }: Offer, { asker }: Inquiry, signal: AbortSignal) {
    const leave = await gateOf(provider).enter(asker, signal);
    if (leave === undefined || options.seats === undefined) return leave;
    const stand = await options.seats.take(provider, signal);
    if (stand === undefined) leave();
    return stand && (() => [stand, leave].forEach((end) => void end()));
  }
  return async (offer, inquiry, signal) => {
    options.waits?.(offer.provider, 1);
    const leave = await enter(offer, inquiry, signal);
    options.waits?.(offer.provider, -1);
    if (leave === undefined) return { kind: "provider-unavailable", provider: offer.provider, code: "aborted" };
    try {
      return await ask(offer, inquiry, signal);
    } finally {
      leave();
    }
  };
}
