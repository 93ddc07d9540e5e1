import type { FieldKind, FieldValues } from "./product.ts";

const kinds: readonly FieldKind[] = ["account", "months", "zone", "amount"];

/** Whether both ask for the same of a product. */
export function sameValues(one: FieldValues, other: FieldValues): boolean {
  return kinds.every((kind) => one[kind] === other[kind]);
}
