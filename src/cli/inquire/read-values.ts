import { enter, fieldOf, missingField } from "../../conversation/entry.ts";
import type { Trouble } from "../../conversation/screen.ts";
import { warningOf } from "../../conversation/warning-of.ts";
import type { AccountWarning } from "../../domain/account-reading.ts";
import type { Field, FieldKind, FieldValues, Product } from "../../domain/product.ts";

/** What was typed for each field, the account number among them. */
export type Typed = Readonly<Partial<Record<FieldKind, string>>>;

export type ReadValues =
  | { readonly kind: "values"; readonly values: FieldValues; readonly warning?: AccountWarning }
  | { readonly kind: "not-asked"; readonly field: FieldKind }
  | { readonly kind: "refused"; readonly field: Field; readonly values: FieldValues; readonly trouble: Trouble }
  | { readonly kind: "missing"; readonly field: Field; readonly values: FieldValues };

const order: readonly FieldKind[] = ["account", "months", "zone", "amount"];

/** Reads everything that was typed by the rules of the bot. The number comes first: others may follow from it. */
export function readValues(product: Product, typed: Typed): ReadValues {
  let values: FieldValues = {};
  for (const kind of order) {
    const text = typed[kind];
    if (text === undefined) continue;
    const field = fieldOf(product, kind);
    if (field === undefined) return { kind: "not-asked", field: kind };
    const entry = enter(product, values, field, text);
    if (entry.kind === "refused") return { kind: "refused", field, values, trouble: entry.trouble };
    values = entry.values;
  }
  const missing = missingField(product, values);
  if (missing !== undefined) return { kind: "missing", field: missing, values };
  return { kind: "values", values, ...warningOf(product, values) };
}
