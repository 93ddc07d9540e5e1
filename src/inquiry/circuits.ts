import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from "cockatiel";
import type { Offer, Product } from "../domain/product.ts";
import type { Ask } from "./ask.ts";
import type { InquiryOutcome } from "./outcome.ts";

export type CircuitOptions = {
  /** So many unavailable answers in a row open a circuit. */
  readonly failures: number;
  /** How long it stays open before one inquiry is let through as a probe, in milliseconds. */
  readonly openFor: number;
  /** A circuit has opened or closed. */
  readonly changed: (change: CircuitChange) => void;
};

export type CircuitChange = {
  readonly provider: string;
  /** The category of the products behind it: a provider has different suppliers for each. */
  readonly group: string;
  readonly isOpen: boolean;
};

export type Circuits = {
  readonly around: (ask: Ask) => Ask;
  /** None of the product's offers is likely to be answered now. */
  readonly isDisrupted: (product: Product) => boolean;
};

/** A circuit for each provider and group of products: what keeps failing is left alone for a while. */
export function circuits({ failures, openFor, changed }: CircuitOptions): Circuits {
  const policies = new Map<string, CircuitBreakerPolicy>();

  function policyOf(provider: string, group: string): CircuitBreakerPolicy {
    const key = `${provider} ${group}`;
    const known = policies.get(key);
    if (known !== undefined) return known;
    const policy = circuitBreaker(handleWhenResult(isUnavailable), {
      halfOpenAfter: openFor,
      breaker: new ConsecutiveBreaker(failures),
    });
    policy.onBreak(() => changed({ provider, group, isOpen: true }));
    policy.onReset(() => changed({ provider, group, isOpen: false }));
    policies.set(key, policy);
    return policy;
  }

  const isOpen = ({ provider }: Offer, { category }: Product) =>
    policies.get(`${provider} ${category}`)?.state === CircuitState.Open;

  return {
    around: (ask) => async (offer, inquiry, signal) => {
      const policy = policyOf(offer.provider, inquiry.product.category);
      try {
        return await policy.execute(() => ask(offer, inquiry, signal));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        return { kind: "provider-unavailable", provider: offer.provider, code: "circuit-open" };
      }
    },
    isDisrupted: (product) => product.offers.every((offer) => isOpen(offer, product)),
  };
}

/** A person who cancels says nothing of the provider. */
function isUnavailable(outcome: unknown): boolean {
  const { kind, ...rest } = outcome as InquiryOutcome;
  return kind === "provider-unavailable" && !("code" in rest && rest.code === "aborted");
}
