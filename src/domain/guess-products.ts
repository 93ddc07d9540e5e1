import { readAccount } from "./account-number.ts";
import type { ValidAccount } from "./account-reading.ts";
import { operatorOf } from "./account-rules/mobile.ts";
import type { Catalogue } from "./catalogue.ts";
import { plainText } from "./plain-text.ts";
import type { AccountRule, Product } from "./product.ts";

/** What speaks for a product, the more telling the higher. */
const likelihoods = { operator: 6, mobile: 5, shape: 4, secondShape: 3, bareMobile: 2, length: 1 } as const;

type Likelihood = (typeof likelihoods)[keyof typeof likelihoods];
type Guess = { readonly product: Product; readonly likelihood: Likelihood };

const most = 6;
const fewestDigits = 5;
const usualMobileLength = 11;
const bpjsVirtualAccount = /^8[89]888/;

/**
 * Products whose number a bare text may be, best first. Only ever an offer to choose from: a guess is never
 * sent to a provider by itself.
 */
export function guessProducts({ products }: Catalogue, text: string): readonly Product[] {
  const typed = plainText(text);
  if (!typed.includes("@") && typed.replace(/\D/g, "").length < fewestDigits) return [];
  const guesses = products.flatMap((product) => guess(product, typed)).toSorted((a, b) => b.likelihood - a.likelihood);
  return worthShowing(guesses).map(({ product }) => product);
}

/** Those whose number has this very form, not only its length; all of them where there is none. */
export function narrowed(products: readonly Product[], text: string): readonly Product[] {
  const typed = plainText(text);
  const shaped = products.filter((product) =>
    guess(product, typed).some(({ likelihood }) => likelihood > likelihoods.length),
  );
  return shaped.length === 0 ? products : shaped;
}

function guess(product: Product, typed: string): readonly Guess[] {
  const [field] = product.fields;
  if (field?.kind !== "account") return [];
  const reading = readAccount(field.rule, typed);
  if (reading.kind === "invalid") return [];
  const example = readAccount(field.rule, field.example).account?.length ?? 0;
  const found = likelihood(field.rule, reading, typed, example);
  return found === undefined ? [] : [{ product, likelihood: found }];
}

/** How telling a valid number is: by its very form, or only by being as long as the example of a looser rule. */
function likelihood(rule: AccountRule, reading: ValidAccount, typed: string, example: number): Likelihood | undefined {
  const alike = reading.account.length === example;
  switch (rule.kind) {
    case "mobile":
      return mobileLikelihood(rule.operator, reading.account, typed);
    case "nik":
      return bpjsVirtualAccount.test(reading.account) ? undefined : likelihoods.shape;
    case "email":
    case "bpjs-health":
    case "nop":
    case "pln-postpaid":
      return likelihoods.shape;
    case "pln-prepaid":
      return alike ? likelihoods.shape : likelihoods.secondShape;
    case "game-id":
      return reading.zone === undefined ? byLength(alike) : likelihoods.shape;
    case "digits":
      return byLength(alike && reading.warning === undefined);
    case "characters":
      return byLength(alike);
  }
}

/** Without its 0 or 62 a number may be a mobile's, and may be a meter's. */
function mobileLikelihood(expected: string | undefined, account: string, typed: string): Likelihood | undefined {
  const operator = operatorOf(account);
  if (operator === undefined || (expected !== undefined && expected !== operator)) return undefined;
  if (!/^[+(]*(?:0|62)/.test(typed)) return account.length < usualMobileLength ? undefined : likelihoods.bareMobile;
  return expected === undefined ? likelihoods.mobile : likelihoods.operator;
}

function byLength(alike: boolean): Likelihood | undefined {
  return alike ? likelihoods.length : undefined;
}

/** Of the guesses by length all or none: six of four hundred water companies would be a lottery. */
function worthShowing(guesses: readonly Guess[]): readonly Guess[] {
  const crowded = guesses[most]?.likelihood === likelihoods.length;
  return (crowded ? guesses.filter(({ likelihood }) => likelihood > likelihoods.length) : guesses).slice(0, most);
}
