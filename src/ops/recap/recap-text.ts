import type { Category } from "../../domain/product.ts";
import { outcomeName } from "../../i18n/outcome-name.ts";
import type { Words } from "../../i18n/words.ts";
import { secondsText } from "../seconds-text.ts";
import type { Recap } from "./recap-of.ts";

export type RecapNames = {
  readonly category: (id: string) => Category | undefined;
  readonly product: (id: string, words: Words) => string;
  readonly provider: (name: string) => string;
};

/** The day as a message of one screen; `until` is when it ended, in epoch milliseconds. */
export function recapText(recap: Recap, until: number, names: RecapNames, words: Words): string {
  const { html, figure } = words;
  const time = words.time(until);
  if (recap.checks === 0) return html("recap.nothing", { time });
  const counts = { agents: figure(recap.agents), checks: figure(recap.checks) };
  const parts = [
    [html("recap.title", { time }), html(recap.agents === 0 ? "recap.checks" : "recap.agents", counts)],
    recap.categories.map((one) => categoryLine(one, names, words)),
    [html("recap.outcomes"), ...recap.outcomes.map((one) => outcomeLine(one, words))],
    under(html("recap.slowest"), recap.slowest, ({ product, p95 }) =>
      html("recap.slow", { product: names.product(product, words), time: secondsText(p95, words) }),
    ),
    under(html("recap.worst"), recap.worst, ({ product, failures, checks }) =>
      html("recap.bad", {
        product: names.product(product, words),
        failures: figure(failures),
        checks: figure(checks),
      }),
    ),
    under(html("recap.providers"), recap.providers, ({ provider, available, asked }) =>
      html("recap.provider", {
        provider: names.provider(provider),
        percent: percent(available, words),
        asked: figure(asked),
      }),
    ),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n");
}

function under<One>(head: string, all: readonly One[], line: (one: One) => string): readonly string[] {
  return all.length === 0 ? [] : [head, ...all.map(line)];
}

function categoryLine(
  { category, checks, bills, failures }: Recap["categories"][number],
  names: RecapNames,
  { html, figure, locale }: Words,
): string {
  const known = names.category(category);
  const values = {
    icon: known?.icon ?? "•",
    category: known?.name[locale] ?? category,
    checks: figure(checks),
    bills: figure(bills),
    failures: figure(failures),
  };
  return failures === 0 ? html("recap.category", values) : html("recap.category-failing", values);
}

function outcomeLine({ kind, count }: Recap["outcomes"][number], words: Words): string {
  const outcome = kind === "given-up" ? words.plain("outcome.given-up") : outcomeName(words, kind);
  return words.html("recap.outcome", { outcome, count: words.figure(count) });
}

/** Never rounded up to all of it. */
function percent(share: number, { locale }: Words): string {
  const text = (Math.floor(share * 1_000) / 10).toFixed(share === 1 ? 0 : 1);
  return `${locale === "id" ? text.replace(".", ",") : text}%`;
}
