import type { AuditEntry, AuditedAttempt, AuditedInquiry } from "../../access/audit.ts";

/** What is counted of a day while its audit is read, entry by entry. */
export type DayTally = {
  readonly agents: Set<string>;
  readonly categories: Map<string, Outcomes>;
  readonly products: Map<string, ProductTally>;
  readonly providers: Map<string, { asked: number; answered: number }>;
  /** How often each ended so, by the kind of outcome. */
  readonly outcomes: Map<AuditedInquiry["outcome"] | "given-up", number>;
};

export type Outcomes = { checks: number; bills: number; failures: number };
export type ProductTally = Outcomes & { readonly milliseconds: number[] };

const failures: ReadonlySet<string> = new Set<AuditedInquiry["outcome"]>([
  "provider-unavailable",
  "provider-misbehaved",
  "provider-refused-us",
]);

export function dayTally(): DayTally {
  return {
    agents: new Set(),
    categories: new Map(),
    products: new Map(),
    providers: new Map(),
    outcomes: new Map(),
  };
}

export function addEntry(tally: DayTally, entry: AuditEntry): void {
  if (entry.kind !== "inquiry") return;
  if (entry.by !== "") tally.agents.add(entry.by);
  const kind = isGivenUp(entry) ? "given-up" : entry.outcome;
  tally.outcomes.set(kind, (tally.outcomes.get(kind) ?? 0) + 1);
  const product = found(tally.products, entry.product, (): ProductTally => ({ ...nothing(), milliseconds: [] }));
  count(product, entry);
  count(found(tally.categories, entry.category, nothing), entry);
  // An answer that is given again, and one that nobody was asked for, say nothing of how fast anybody is.
  if (entry.remembered !== true && entry.attempts.length > 0) product.milliseconds.push(entry.milliseconds);
  for (const attempt of entry.attempts) addAttempt(tally, attempt);
}

function addAttempt({ providers }: DayTally, { provider, outcome, reason }: AuditedAttempt): void {
  if (isGivenUp({ outcome, reason })) return;
  const asked = found(providers, provider, () => ({ asked: 0, answered: 0 }));
  asked.asked += 1;
  if (!failures.has(outcome)) asked.answered += 1;
}

function count(outcomes: Outcomes, entry: AuditedInquiry): void {
  outcomes.checks += 1;
  if (entry.outcome === "bill") outcomes.bills += 1;
  if (failures.has(entry.outcome) && !isGivenUp(entry)) outcomes.failures += 1;
}

function nothing(): Outcomes {
  return { checks: 0, bills: 0, failures: 0 };
}

function isGivenUp({ outcome, reason }: { readonly outcome: string; readonly reason?: string | undefined }): boolean {
  return outcome === "provider-unavailable" && reason === "aborted";
}

function found<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
