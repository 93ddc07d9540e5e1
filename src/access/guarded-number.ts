import type { FieldValues, Product } from "../domain/product.ts";
import type { GuardedNumber } from "./guard.ts";
import { neighbourhood } from "./guard-rules.ts";

/** A number as the guard knows it. `hashed` gives what only this bot can tell again. */
export function guardedNumber(
  product: Product,
  { account = "" }: FieldValues,
  hashed: (account: string) => string,
): GuardedNumber {
  const field = product.fields.find(({ kind }) => kind === "account");
  return {
    hash: hashed(account),
    neighbours: neighboursOf(account).map(hashed),
    isNationalId: field?.kind === "account" && field.rule.kind === "nik",
  };
}

/** Numbers of as many digits that are a few more or less. Of what holds letters there are none. */
export function neighboursOf(account: string): readonly string[] {
  if (!/^\d{1,30}$/.test(account)) return [];
  const steps = Array.from({ length: neighbourhood }, (_, at) => BigInt(at + 1));
  return steps
    .flatMap((step) => [BigInt(account) - step, BigInt(account) + step])
    .filter((number) => number >= 0n)
    .map((number) => String(number).padStart(account.length, "0"))
    .filter((number) => number.length === account.length);
}
