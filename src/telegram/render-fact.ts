import type { Fact, FactValue } from "../domain/bill.ts";
import type { Words } from "../i18n/words.ts";
import { escapeHtml } from "../i18n/words.ts";

/** A fact as one line. A label that nobody knows is shown as the provider wrote it. */
export function renderFact(fact: Fact, words: Words): string {
  const label = typeof fact.label === "string" ? words.html(`fact.${fact.label}`) : escapeHtml(fact.label.text);
  return `${label}: ${escapeHtml(valueText(fact.value, words))}`;
}

function valueText(value: FactValue, { rupiah, day, month }: Words): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "money":
      return rupiah(value.amount);
    case "day":
      return day(value.day);
    case "months":
      return value.months.map(month).join(", ");
    case "count":
      return String(value.count);
  }
}
