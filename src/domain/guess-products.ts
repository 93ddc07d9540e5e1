import { readAccount } from "./account-number.ts";
import type { ValidAccount } from "./account-reading.ts";
import { operatorOf } from "./account-rules/mobile.ts";
import type { Catalogue } from "./catalogue.ts";
import { plainText } from "./plain-text.ts";
import type { AccountRule, Product } from "./product.ts";

type Guess = { readonly product: Product; readonly likelihood: number };

const most = 6;
const fewestDigits = 5;
const vagueness = 1;
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
function likelihood(rule: AccountRule, reading: ValidAccount, typed: string, example: number): number | undefined {
  const alike = reading.account.length === example;
  switch (rule.kind) {
    case "mobile":
      return mobileLikelihood(rule.operator, reading.account, typed);
    case "nik":
      return bpjsVirtualAccount.test(reading.account) ? undefined : 5;
    case "email":
    case "bpjs-health":
    case "nop":
    case "pln-postpaid":
      return 5;
    case "pln-prepaid":
      return alike ? 5 : 4;
    case "game-id":
      return reading.zone === undefined ? vague(alike) : 5;
    case "digits":
      return vague(alike && reading.warning === undefined);
    case "characters":
      return vague(alike);
  }
}

/** Without its 0 or 62 a number may be a mobile's, and may be a meter's. */
function mobileLikelihood(expected: string | undefined, account: string, typed: string): number | undefined {
  const operator = operatorOf(account);
  if (operator === undefined || (expected !== undefined && expected !== operator)) return undefined;
  if (!/^[+(]*(?:0|62)/.test(typed)) return account.length < usualMobileLength ? undefined : 3;
  return expected === undefined ? 6 : 7;
}

function vague(alike: boolean): number | undefined {
  return alike ? vagueness : undefined;
}

/** Of the vague guesses all or none: six of four hundred water companies would be a lottery. */
function worthShowing(guesses: readonly Guess[]): readonly Guess[] {
  const crowded = guesses[most]?.likelihood === vagueness;
  return (crowded ? guesses.filter(({ likelihood }) => likelihood > vagueness) : guesses).slice(0, most);
}
