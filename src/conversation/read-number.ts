import { isLabel } from "../domain/number-label.ts";
import type { Field, FieldValues, Product } from "../domain/product.ts";
import { type Query, splitQuery } from "../domain/split-query.ts";
import { enter, fieldOf, missingField } from "./entry.ts";

const lastGroup = /^\d+$/;
const amountInThousands = /^(.+) ([1-9][\d.,]*000)$/;

/** A customer's number, and the input that was typed with it, whether that can be one or not. */
export type Reading = {
  readonly values: FieldValues;
  readonly next?: { readonly field: Field; readonly text: string };
};

/** A customer's number as it was typed, else without what stands around it: `IDPEL : 514040400482`, `0812… 50rb`. */
export function readNumber(product: Product, text: string): Reading | undefined {
  const whole = account(product, text);
  if (whole !== undefined) return { values: whole };
  const query = splitQuery(text);
  return query.words === "" || isLabel(query.words) ? readQuery(product, query) : undefined;
}

/** A number with the input after it: `8888801433177155 2`. */
export function readQuery(
  product: Product,
  { account: number = "", more }: Pick<Query, "account" | "more">,
): Reading | undefined {
  const values = account(product, number);
  // `17260100 24`: where nothing else is asked for, or too short without them, these are the number's last digits.
  const grouped = more !== undefined && lastGroup.test(more) ? account(product, `${number} ${more}`) : undefined;
  if (grouped !== undefined && (values === undefined || nextField(product, values) === undefined)) {
    return { values: grouped };
  }
  if (values !== undefined) return withNext(product, values, more);
  // `081215474224 50000`: too long for a number of this product.
  const [, before, behind] = amountInThousands.exec(number) ?? [];
  const shorter = before === undefined ? undefined : account(product, before);
  return shorter && nextField(product, shorter)?.kind === "amount" ? withNext(product, shorter, behind) : undefined;
}

function account(product: Product, text: string): FieldValues | undefined {
  const field = fieldOf(product, "account");
  const entry = field && enter(product, {}, field, text);
  return entry?.kind === "taken" ? entry.values : undefined;
}

function withNext(product: Product, values: FieldValues, text: string | undefined): Reading {
  const field = nextField(product, values);
  if (field === undefined || text === undefined) return { values };
  // The only amount that there is stands already: what was typed may be another one.
  const { amount: _only, ...others } = values;
  return { values: others, next: { field, text } };
}

/** What is asked for after the number; beside a number alone an amount can only be the one that there is. */
function nextField(product: Product, values: FieldValues): Field | undefined {
  return missingField(product, values) ?? fieldOf(product, "amount");
}
