import type { FieldValues, Product } from "../domain/product.ts";
import { type Query, splitQuery } from "../domain/split-query.ts";
import { enter, fieldOf, missingField } from "./entry.ts";

/** What a number is called where it is copied from: `IDPEL :`, `No. pelanggan`. Any other word may name a product. */
const label =
  /^(?:(?:id|idpel|no|nomor|nomer|number|pel|plg|pelanggan|customer|meter|va|kartu|rekening|hp|telp|akun|account)(?:[ .:=#-]+|$))+$/i;

export function isLabel(words: string): boolean {
  return label.test(words);
}

/** A customer's number as it was typed, else without what stands around it: `IDPEL : 514040400482`, `0812… 50rb`. */
export function readNumber(product: Product, text: string): FieldValues | undefined {
  const whole = account(product, text);
  if (whole !== undefined) return whole;
  const query = splitQuery(text);
  return query.words === "" || isLabel(query.words) ? readQuery(product, query) : undefined;
}

/** A number with the input after it, which is asked for when it cannot be that: `8888801433177155 2`. */
export function readQuery(product: Product, { account: number = "", more }: Query): FieldValues | undefined {
  const values = account(product, number);
  if (values !== undefined) return withNext(product, values, more) ?? values;
  // `081215474224 50000`: too long for a number of this product.
  const [, before, behind] = /^(.+) (\S+)$/.exec(number) ?? [];
  const shorter = before === undefined ? undefined : account(product, before);
  return shorter && withNext(product, shorter, behind);
}

function account(product: Product, text: string): FieldValues | undefined {
  const field = fieldOf(product, "account");
  const entry = field && enter(product, {}, field, text);
  return entry?.kind === "taken" ? entry.values : undefined;
}

function withNext(product: Product, values: FieldValues, text: string | undefined): FieldValues | undefined {
  const field = missingField(product, values);
  const entry = field === undefined || text === undefined ? undefined : enter(product, values, field, text);
  return entry?.kind === "taken" ? entry.values : undefined;
}
