import type { ProductId } from "./product.ts";

/** Why a text is not an account number of a product, with what a good message needs. */
export type AccountProblem =
  | { readonly code: "empty" }
  | { readonly code: "not-digits" }
  | { readonly code: "bad-characters" }
  | { readonly code: "not-an-email" }
  | { readonly code: "wrong-length"; readonly expected: readonly number[]; readonly got: number }
  | { readonly code: "too-short"; readonly min: number; readonly got: number; readonly unit: AccountUnit }
  | { readonly code: "too-long"; readonly max: number; readonly got: number; readonly unit: AccountUnit }
  | { readonly code: "unknown-prefix"; readonly expected: readonly string[] }
  /** Eleven digits where PLN postpaid is asked: the number of a prepaid meter. */
  | { readonly code: "prepaid-meter" }
  /** Twenty digits: an electricity token somebody has bought, not a number of a customer. */
  | { readonly code: "is-token" };

export type AccountUnit = "digits" | "characters";

/** What is odd about a number that is let pass all the same. */
export type AccountWarning =
  | { readonly code: "other-operator"; readonly operator: string; readonly expected: string }
  | { readonly code: "implausible-date" }
  | { readonly code: "unusual-length"; readonly min: number; readonly max: number; readonly got: number }
  | { readonly code: "unusual-prefix"; readonly expected: string };

export type ValidAccount = {
  readonly kind: "valid";
  /** As the provider wants it. Reading it again gives the same. */
  readonly account: string;
  /** Read out of the same text, for a game that has zones. */
  readonly zone?: string;
  readonly warning?: AccountWarning;
};

export type InvalidAccount = {
  readonly kind: "invalid";
  readonly problem: AccountProblem;
  /** The product whose number it is, if the catalogue still has that, and the number as it is written there. */
  readonly switchTo?: ProductId;
  readonly account?: string;
};

export type AccountReading = ValidAccount | InvalidAccount;

export function valid(account: string, warning?: AccountWarning): ValidAccount {
  return { kind: "valid", account, ...(warning && { warning }) };
}

export function invalid(problem: AccountProblem): InvalidAccount {
  return { kind: "invalid", problem };
}
