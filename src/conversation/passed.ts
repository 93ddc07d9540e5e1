import type { Catalogue } from "../domain/catalogue.ts";
import { copyButtons } from "./buttons.ts";
import type { Screen } from "./screen.ts";
import { resultScreen } from "./screen-of.ts";
import type { State } from "./state.ts";

/** An answer and the message that it was put into. */
export type Mend = { readonly message: number; readonly screen: Screen };

/**
 * Who goes on from an answer may do so before it stands in its message, and a program that ends right then leaves
 * "checking" there. So the answer is kept with its message until there is another one.
 */
export function withPassed({ view, live, unsent, overlay }: State, after: State): State {
  if (view.at !== "result" || view.lookedUp || live === undefined) return after;
  if (unsent !== undefined || overlay !== undefined) return after;
  const { result } = view;
  // A bill is among the bills already.
  const known = result.outcome.kind === "bill" ? {} : { result };
  return { ...after, passed: { message: live, reference: result.reference, ...known } };
}

/** To put the answer there once more: to change a message to the same twice is to change it once. */
export function mendOf(state: State, catalogue: Catalogue): Mend | undefined {
  const { passed, bills, live, unsent, locale, nonce } = state;
  // What came after it may have been put into its message.
  if (passed === undefined || (live === passed.message && unsent === undefined)) return undefined;
  const result = passed.result ?? bills.find(({ reference }) => reference === passed.reference);
  const product = result && catalogue.product(result.product);
  if (result === undefined || product === undefined) return undefined;
  const { body, rows } = resultScreen(product, result);
  return { message: passed.message, screen: { locale, nonce, body, rows: copyButtons(rows) } };
}
