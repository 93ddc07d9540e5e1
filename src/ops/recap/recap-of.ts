import type { DayTally, Outcomes, ProductTally } from "./day-tally.ts";

/** A day in figures. */
export type Recap = {
  readonly agents: number;
  readonly checks: number;
  /** Those with the most checks first. */
  readonly categories: readonly (Readonly<Outcomes> & { readonly category: string })[];
  readonly outcomes: readonly { readonly kind: OutcomeKind; readonly count: number }[];
  /** By how long nineteen of twenty waited at most, in milliseconds. */
  readonly slowest: readonly { readonly product: string; readonly p95: number }[];
  readonly worst: readonly { readonly product: string; readonly failures: number; readonly checks: number }[];
  /** The share of what they were asked that they answered, from 0 to 1. */
  readonly providers: readonly { readonly provider: string; readonly available: number; readonly asked: number }[];
};

export type OutcomeKind = DayTally["outcomes"] extends Map<infer Kind, number> ? Kind : never;

/** Of fewer checks nothing can be said. */
const fewest = 5;
const mostProducts = 3;

export function recapOf({ agents, categories, outcomes, products, providers }: DayTally): Recap {
  const kinds = [...outcomes].map(([kind, count]) => ({ kind, count }));
  return {
    agents: agents.size,
    checks: kinds.reduce((sum, { count }) => sum + count, 0),
    categories: [...categories]
      .map(([category, counted]) => ({ category, ...counted }))
      .sort((one, other) => other.checks - one.checks),
    outcomes: kinds.sort((one, other) => other.count - one.count),
    slowest: slowestOf(products),
    worst: [...products]
      .filter(([, { checks, failures }]) => checks >= fewest && failures > 0)
      .map(([product, { checks, failures }]) => ({ product, checks, failures }))
      .sort((one, other) => other.failures / other.checks - one.failures / one.checks)
      .slice(0, mostProducts),
    providers: [...providers]
      .map(([provider, { asked, answered }]) => ({ provider, asked, available: answered / asked }))
      .sort((one, other) => one.provider.localeCompare(other.provider)),
  };
}

function slowestOf(products: ReadonlyMap<string, ProductTally>): Recap["slowest"] {
  return [...products]
    .filter(([, { milliseconds }]) => milliseconds.length >= fewest)
    .map(([product, { milliseconds }]) => ({ product, p95: p95Of(milliseconds) }))
    .sort((one, other) => other.p95 - one.p95)
    .slice(0, mostProducts);
}

function p95Of(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
