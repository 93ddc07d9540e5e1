import type { Catalogue } from "../domain/catalogue.ts";
import type { Answer, Inquire } from "../inquiry/answer.ts";
import type { CircuitChange } from "../inquiry/circuits.ts";
import type { Attempt } from "../inquiry/inquire.ts";
import { type InquiryOutcome, isGivenUp } from "../inquiry/outcome.ts";
import type { BillProvider } from "../inquiry/provider.ts";
import { answerLine, attemptLine, isOpsMatter, type Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Pulse } from "../ops/pulse.ts";
import type { Troubles } from "./report-troubles.ts";

export type ObservedInquiries = {
  /** All that may be counted of a provider is there from the start: an alert sees no rise from nothing to one. */
  readonly offered: (catalogue: Catalogue) => void;
  readonly provider: (provider: BillProvider) => BillProvider;
  readonly inquire: (inquire: Inquire) => Inquire;
  readonly attempted: (attempt: Attempt) => void;
  readonly waits: (provider: string, change: 1 | -1) => void;
  readonly changed: (change: CircuitChange) => void;
};

/** Measures and logs inquiries from outside: by product, provider and outcome, and by the reference. */
export function observeInquiries(options: {
  readonly metrics: Metrics;
  readonly log: Log;
  /** Milliseconds of a clock that is never set. */
  readonly clock: () => number;
  readonly troubles: Pick<Troubles, "attempted" | "answered" | "changed">;
  readonly pulse: Pulse;
}): ObservedInquiries {
  const { metrics, log, clock, troubles, pulse } = options;
  return {
    offered: ({ products }) => {
      for (const { category, offers } of products) {
        for (const { provider } of offers) metrics.circuitOpen.set({ provider, group: category }, 0);
      }
      for (const provider of new Set(products.flatMap(({ offers }) => offers.map((offer) => offer.provider)))) {
        metrics.providerWaiting.set({ provider }, 0);
        metrics.providerRunning.set({ provider }, 0);
        for (const outcome of providerOutcomes) metrics.providerSeconds.zero({ provider, outcome });
      }
    },
    provider: (asked) => ({
      ...asked,
      inquire: async (request, signal) => {
        const provider = asked.name;
        const begun = clock();
        metrics.providerRunning.inc({ provider });
        pulse.runs(provider, 1);
        try {
          const outcome = await asked.inquire(request, signal);
          const went = howItWent(outcome);
          const milliseconds = clock() - begun;
          metrics.providerSeconds.observe({ provider, outcome: went }, milliseconds / 1000);
          if (went !== "given-up") pulse.asked(provider, { milliseconds, isFailure: went !== "answered" });
          return outcome;
        } finally {
          metrics.providerRunning.dec({ provider });
          pulse.runs(provider, -1);
        }
      },
    }),
    inquire: (inquire) => async (inquiry, signal) => {
      const begun = clock();
      const answer = await inquire(inquiry, signal);
      metrics.inquirySeconds.observe((clock() - begun) / 1000);
      metrics.inquiries.inc({ product: inquiry.product.id, ...told(answer) });
      log.info(answerLine(inquiry, answer), "answered");
      troubles.answered(inquiry.product, answer);
      return answer;
    },
    attempted: (attempt) => {
      const { product, offer, outcome } = attempt;
      metrics.attempts.inc({ product, provider: offer.provider, outcome: kindOf(outcome) });
      log[isOpsMatter(attempt) ? "warn" : "info"](attemptLine(attempt), "inquired");
      troubles.attempted(attempt);
    },
    waits: (provider, change) => {
      metrics.providerWaiting.inc({ provider }, change);
      pulse.waits(provider, change);
    },
    changed: (change) => {
      const { provider, group, isOpen } = change;
      metrics.circuitOpen.set({ provider, group }, isOpen ? 1 : 0);
      troubles.changed(change);
    },
  };
}

function told({ outcome, rememberedUntil }: Answer) {
  const remembered = rememberedUntil === undefined ? "no" : "yes";
  return { provider: outcome.provider || "none", outcome: kindOf(outcome), remembered };
}

/** Whom nobody asked, and whom the agent gave up on, have not failed. */
function kindOf(outcome: InquiryOutcome): string {
  if (isGivenUp(outcome)) return "given-up";
  const isSpared = outcome.kind === "provider-unavailable" && outcome.code === "circuit-open";
  return isSpared ? "circuit-open" : outcome.kind;
}

/** What a provider's answer says of the provider. */
const providerOutcomes = ["answered", "unavailable", "misbehaved", "refused-us", "given-up"] as const;

function howItWent(outcome: InquiryOutcome): (typeof providerOutcomes)[number] {
  if (isGivenUp(outcome)) return "given-up";
  return providerOutcomes.find((one) => outcome.kind === `provider-${one}`) ?? "answered";
}
