import type { Fact } from "../../src/domain/bill.ts";

/** Facts short enough to compare at a glance: `fine: Rp3000`, and in quotes a label that nobody knows. */
export function factsInWords(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ label, value }) => `${typeof label === "string" ? label : `"${label.text}"`}: ${inWords(value)}`);
}

function inWords(value: Fact["value"]): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "money":
      return `Rp${value.amount}`;
    case "day":
      return value.day;
    case "months":
      return value.months.join("+");
    case "count":
      return `${value.count}x`;
  }
}
