import { wholeNumber } from "./forms.ts";
import type { Reading } from "./reading.ts";

/** How inquiries are spread, spared and given up. Times are in milliseconds. */
export type RoutingConfig = {
  /** The longest that an agent waits, over all offers. */
  readonly deadlineMs: number;
  /** Of each provider: how many inquiries at once, and how many begun within a second. */
  readonly concurrent: number;
  readonly perSecond: number;
  /** After so many unavailable answers in a row a provider's group of products is left alone for so long. */
  readonly failures: number;
  readonly openFor: number;
  /** How long an answer is given again instead of asking; 0 always asks. */
  readonly times: { readonly bill: number; readonly alreadyPaid: number; readonly unknownAccount: number };
};

const day = 24 * 60 * 60 * 1000;

export const routingVariables = {
  INQUIRY_DEADLINE_MS: wholeNumber(1_000, 300_000),
  PROVIDER_CONCURRENCY: wholeNumber(1, 10_000),
  PROVIDER_PER_SECOND: wholeNumber(1, 100_000),
  CIRCUIT_FAILURES: wholeNumber(1, 1_000),
  CIRCUIT_OPEN_MS: wholeNumber(10, day),
  REMEMBER_BILL_MS: wholeNumber(0, day),
  REMEMBER_PAID_MS: wholeNumber(0, day),
  REMEMBER_UNKNOWN_MS: wholeNumber(0, day),
} as const;

export function readRouting({ values }: Reading<typeof routingVariables>): RoutingConfig {
  return {
    deadlineMs: values.INQUIRY_DEADLINE_MS ?? 60_000,
    concurrent: values.PROVIDER_CONCURRENCY ?? 20,
    perSecond: values.PROVIDER_PER_SECOND ?? 10,
    failures: values.CIRCUIT_FAILURES ?? 5,
    openFor: values.CIRCUIT_OPEN_MS ?? 30_000,
    times: {
      bill: values.REMEMBER_BILL_MS ?? 60_000,
      alreadyPaid: values.REMEMBER_PAID_MS ?? 300_000,
      unknownAccount: values.REMEMBER_UNKNOWN_MS ?? 600_000,
    },
  };
}
