import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  TaskCancelledError,
} from "cockatiel";
import type { Offer, Product } from "../domain/product.ts";
import type { Ask } from "./ask.ts";
import { type InquiryOutcome, isGivenUp } from "./outcome.ts";

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
  /** Another program has found out. */
  readonly isElsewhere?: true;
};

export type Circuits = {
  readonly around: (ask: Ask) => Ask;
  /** Takes over what another program has found out. `now` is in epoch milliseconds. */
  readonly hear: (change: CircuitChange, now: number) => void;
  /** None of the product's offers is likely to be answered now. */
  readonly isDisrupted: (product: Product) => boolean;
};

/** A circuit for each provider and group of products: what keeps failing is left alone for a while. */
export function circuits({ failures, openFor, changed }: CircuitOptions): Circuits {
  const policies = new Map<string, CircuitBreakerPolicy>();
  /** Open, or being probed: until a probe has succeeded nothing has recovered. */
  const open = new Set<string>();

  function policyOf(provider: string, group: string): CircuitBreakerPolicy {
    return policies.get(keyOf(provider, group)) ?? begin(provider, group);
  }

  function begin(provider: string, group: string, initialState?: unknown): CircuitBreakerPolicy {
    const policy = circuitBreaker(handleWhenResult(isUnavailable), {
      halfOpenAfter: openFor,
      breaker: new ConsecutiveBreaker(failures),
      initialState,
    });
    // Whoever still waits for an answer of the one before says nothing of this one.
    const isCurrent = () => policies.get(keyOf(provider, group)) === policy;
    policy.onBreak(() => isCurrent() && change({ provider, group, isOpen: true }));
    policy.onReset(() => isCurrent() && change({ provider, group, isOpen: false }));
    policies.set(keyOf(provider, group), policy);
    return policy;
  }

  function change(news: CircuitChange): void {
    const key = keyOf(news.provider, news.group);
    if (open.has(key) === news.isOpen) return;
    if (news.isOpen) open.add(key);
    else open.delete(key);
    changed(news);
  }

  return {
    around: (ask) => async (offer, inquiry, signal) => {
      const policy = policyOf(offer.provider, inquiry.product.category);
      // The policy would let everybody wait for the probe; the next offer may answer sooner than that fails.
      if (policy.state === CircuitState.HalfOpen) return unavailable(offer, "circuit-open");
      const isProbe = policy.state === CircuitState.Open;
      try {
        return await policy.execute(async () => {
          const outcome = await ask(offer, inquiry, signal);
          // Who cancels says nothing of the provider; thrown, it counts neither way. Only a success ends a probe well.
          if (isGivenUp(outcome) && !isProbe) throw new TaskCancelledError();
          return outcome;
        });
      } catch (error) {
        if (error instanceof BrokenCircuitError) return unavailable(offer, "circuit-open");
        if (error instanceof TaskCancelledError) return unavailable(offer, "aborted");
        throw error;
      }
    },
    hear: ({ provider, group, isOpen }, now) => {
      if (!isOpen && !open.has(keyOf(provider, group))) return;
      begin(provider, group, isOpen ? openSince(now) : undefined);
      change({ provider, group, isOpen, isElsewhere: true });
    },
    isDisrupted: ({ offers, category }) => offers.every(({ provider }) => open.has(keyOf(provider, category))),
  };
}

/** The state of an open circuit, in the library's own words. */
function openSince(openedAt: number) {
  return { ownState: { value: CircuitState.Open, openedAt, attemptNo: 1 }, breakerState: 0 };
}

function keyOf(provider: string, group: string): string {
  return `${provider} ${group}`;
}

function unavailable({ provider }: Offer, code: string): InquiryOutcome {
  return { kind: "provider-unavailable", provider, code };
}

function isUnavailable(outcome: unknown): boolean {
  return (outcome as InquiryOutcome).kind === "provider-unavailable";
}
