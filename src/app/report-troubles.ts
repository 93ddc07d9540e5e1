import type { Catalogue } from "../domain/catalogue.ts";
import type { Product } from "../domain/product.ts";
import type { Answer } from "../inquiry/answer.ts";
import type { CircuitChange } from "../inquiry/circuits.ts";
import type { Attempt } from "../inquiry/inquire.ts";
import { isFailure, type NoBill } from "../inquiry/outcome.ts";
import type { Reported, Reporting } from "../ops/incidents/reporting.ts";
import type { StoreChange } from "../storage/store-health.ts";
import type { ObservedCall } from "../telegram/observe-calls.ts";
import { telegramTrouble } from "./telegram-trouble.ts";

/** The events of the program, of which some are ops' business. */
export type Troubles = {
  readonly offered: (catalogue: Catalogue) => void;
  readonly attempted: (attempt: Attempt) => void;
  readonly answered: (product: Product, answer: Answer) => void;
  readonly changed: (change: CircuitChange) => void;
  readonly store: (change: StoreChange) => void;
  /** What is kept of somebody is of another version, or was damaged. */
  readonly unreadable: () => void;
  readonly called: (call: ObservedCall) => void;
};

export function reportTroubles(reporting: Reporting, clock: () => number): Troubles {
  const { report, settle, isOpen } = reporting;
  /** Circuits that this program has open, or knows to be open elsewhere: it hears when they close. */
  const openHere = new Set<string>();
  let catalogue: Catalogue | undefined;
  const categoryOf = (product: string) => catalogue?.product(product)?.category ?? "";

  function answeredAgain(provider: string, category: string): void {
    const down = { kind: "provider-down", provider, category } as const;
    // Of what was down when the program ended nobody hears that it works again.
    if (!openHere.has(`${provider} ${category}`) && isOpen(down)) settle(down);
  }

  function failedAt({ offer, product }: Attempt, outcome: NoBill): void {
    const { provider } = offer;
    const what = codeOf(outcome);
    switch (outcome.kind) {
      case "provider-refused-us":
        if (outcome.unknownCode) report({ kind: "unknown-code", provider, code: offer.code, product }, what);
        else report({ kind: "provider-refuses", provider }, what);
        return;
      case "provider-misbehaved":
        report({ kind: "provider-misbehaves", provider }, what);
        return;
      case "provider-unavailable": {
        const down = { kind: "provider-down", provider, category: categoryOf(product) } as const;
        if (!isNobodysFault(outcome) && isOpen(down)) report(down, what);
        return;
      }
      default:
        answeredAgain(provider, categoryOf(product));
    }
  }

  /** What is already told as the provider's incident is not told once more of each of its products. */
  function isExplained({ category }: Product, { provider }: NoBill): boolean {
    return isOpen({ kind: "provider-down", provider, category }) || isOpen({ kind: "provider-refuses", provider });
  }

  return {
    offered: (offered) => {
      catalogue = offered;
    },
    attempted: (attempt) => {
      const { outcome, offer, product } = attempt;
      if (outcome.kind === "bill") answeredAgain(offer.provider, categoryOf(product));
      else failedAt(attempt, outcome);
    },
    answered: (product, { outcome, rememberedUntil }) => {
      if (rememberedUntil !== undefined || outcome.provider === "") return;
      const fails = { kind: "product-fails", product: product.id } as const;
      if (outcome.kind === "bill" || !isFailure(outcome)) report(fails, { went: "well" });
      else if (!isNobodysFault(outcome) && outcome.unknownCode !== true && !isExplained(product, outcome)) {
        report(fails, codeOf(outcome));
      }
    },
    changed: ({ provider, group: category, isOpen: opens, isElsewhere }) => {
      if (opens) openHere.add(`${provider} ${category}`);
      else openHere.delete(`${provider} ${category}`);
      if (isElsewhere) return;
      if (opens) report({ kind: "provider-down", provider, category }, { begins: true });
      else settle({ kind: "provider-down", provider, category });
    },
    store: (change) => {
      if (change.kind === "fails") report({ kind: "store" }, { begins: true });
      else settle({ kind: "store" });
    },
    unreadable: () => report({ kind: "records" }),
    called: telegramTrouble(reporting, clock),
  };
}

function codeOf({ code }: NoBill): Reported {
  return code === undefined ? {} : { code };
}

/** Its asker has gone, or nobody was asked. */
function isNobodysFault({ code }: NoBill): boolean {
  return code === "aborted" || code === "circuit-open";
}
