import { readAccount } from "../domain/account-number.ts";
import type { AccountWarning } from "../domain/account-reading.ts";
import type { FieldValues, Product } from "../domain/product.ts";
import { fieldOf } from "./entry.ts";

/** Reading a number again tells again what is odd about it. */
export function warningOf(product: Product, { account }: FieldValues): { readonly warning?: AccountWarning } {
  const field = fieldOf(product, "account");
  if (field?.kind !== "account" || account === undefined) return {};
  const reading = readAccount(field.rule, account);
  return reading.kind === "valid" && reading.warning !== undefined ? { warning: reading.warning } : {};
}
