import { partnerDesks } from "../../app/bill-providers.ts";
import type { Reach } from "../../app/reach-providers.ts";
import type { ProviderList } from "../../catalogue/compare-lists.ts";
import type { ProductsAnswer } from "../../providers/desk.ts";
import { adviceFor, toldNotDone } from "../not-done.ts";

export type ReadLists = {
  readonly lists: readonly ProviderList[];
  /** One line or more for each provider. */
  readonly said: readonly string[];
  /** Whether every provider's list was read. */
  readonly areAll: boolean;
};

/** Longer than any list takes: even a slow one of many pages comes to an end. */
const longestMs = 10 * 60_000;

export async function readLists(reach: Reach): Promise<ReadLists> {
  const answers: (readonly [provider: string, ProductsAnswer])[] = [];
  for (const open of partnerDesks(reach)) {
    const desk = open();
    answers.push([desk.name, await desk.products(AbortSignal.timeout(longestMs))]);
  }
  const lists = answers.flatMap(([provider, answer]) =>
    answer.kind === "products" ? [{ provider, products: answer.products, isWhole: answer.unread.length === 0 }] : [],
  );
  return {
    lists,
    said: answers.flatMap(([provider, answer]) => said(answer).map((line) => `${provider}: ${line}`)),
    areAll: lists.length === answers.length,
  };
}

function said(answer: ProductsAnswer): readonly string[] {
  switch (answer.kind) {
    case "products":
      return [
        `${answer.products.length} products are listed`,
        ...answer.unread.map((shape) => `entries of an unknown shape, so that nothing counts as gone: ${shape}`),
        ...(answer.products.length === 0 ? ["an empty list is not taken for the end of all products"] : []),
      ];
    case "unknown-shape":
      return [`the list has a shape that this program does not know: ${answer.shape}`];
    case "provider-unavailable":
    case "provider-misbehaved":
    case "provider-refused-us":
      return [`the list was not read: ${toldNotDone(answer)}`, adviceFor(answer)];
  }
}
