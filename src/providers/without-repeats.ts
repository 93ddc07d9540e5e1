import type { Fact } from "../domain/bill.ts";

/** Leaves out what says again one of `known` (the number that was asked, the customer's name) or an earlier fact. */
export function withoutRepeats(facts: readonly Fact[], known: readonly string[]): readonly Fact[] {
  const knownTexts: ReadonlySet<string> = new Set(known.map(bare));
  const told = new Set<string>();
  return facts.filter((fact) => {
    const words = JSON.stringify(fact);
    const repeats = told.has(words) || (fact.value.kind === "text" && knownTexts.has(bare(fact.value.text)));
    told.add(words);
    return !repeats;
  });
}

const bare = (text: string) => text.replace(/[\s.-]/g, "").toLowerCase();
