import type { BillPeriod, Fact } from "../../domain/bill.ts";

/** Leaves out what the rows say already: their months, or the meter stands of all of them joined by commas. */
export function withoutRows(facts: readonly Fact[], periods: readonly BillPeriod[]): readonly Fact[] {
  const months = periods.map((period) => period.month ?? "").join();
  const texts = textByLabel(periods.flatMap((period) => period.facts));
  return facts.filter(({ label, value }) => {
    if (label === "months" && value.kind === "months") return value.months.join() !== months;
    return value.kind !== "text" || value.text !== texts.get(JSON.stringify(label));
  });
}

function textByLabel(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { label, value } of facts) {
    if (value.kind !== "text") continue;
    const key = JSON.stringify(label);
    const before = texts.get(key);
    texts.set(key, before === undefined ? value.text : `${before}, ${value.text}`);
  }
  return texts;
}
