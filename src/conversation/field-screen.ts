import { readAccount } from "../domain/account-number.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Field } from "../domain/product.ts";
import { inRows, plainButton, type Rows } from "./buttons.ts";
import { enter, fieldOf } from "./entry.ts";
import type { Button, Shown } from "./screen.ts";
import type { View } from "./state.ts";

/** Asks for one input, with what was wrong with the last one. `undefined` when the product is gone. */
export function fieldScreen(view: Extract<View, { at: "field" }>, catalogue: Catalogue): Shown | undefined {
  const product = catalogue.product(view.product);
  const field = product && fieldOf(product, view.field);
  if (product === undefined || field === undefined) return undefined;
  const { values, entered } = view;
  const entry = entered === undefined ? undefined : enter(product, values, field, entered);
  const trouble = entry?.kind === "refused" ? { trouble: entry.trouble } : {};
  const all = view.typing === true ? [] : [...choices(field), switching(field, entered, catalogue)];
  const offered = all.filter((row) => row.length > 0);
  return {
    body: { show: "field", product, field, values, ...trouble, isTyped: offered.length === 0 },
    rows: [...offered, [plainButton("back"), plainButton("cancel")]],
  };
}

function choices(field: Field): Rows {
  switch (field.kind) {
    case "account":
      return [];
    case "months": {
      const months = Array.from({ length: field.max }, (_, index) => index + 1);
      return inRows(
        4,
        months.map((n): Button => ({ label: { say: "months", months: n }, action: { do: "months", months: n } })),
      );
    }
    case "zone":
      return inRows(
        2,
        (field.choices ?? []).map(
          ({ id, name }): Button => ({ label: { say: "name", name }, action: { do: "zone", zone: id } }),
        ),
      );
    case "amount":
      return [
        ...inRows(
          2,
          field.choices.map(
            (amount): Button => ({ label: { say: "amount", amount }, action: { do: "amount", amount } }),
          ),
        ),
        ...(field.closed || field.choices.length === 0 ? [] : [[plainButton("type")]]),
      ];
  }
}

/** The number fits another product: a tap takes it there. */
function switching(field: Field, entered: string | undefined, catalogue: Catalogue): readonly Button[] {
  if (field.kind !== "account" || entered === undefined) return [];
  const reading = readAccount(field.rule, entered);
  const other =
    reading.kind === "invalid" && reading.switchTo !== undefined ? catalogue.product(reading.switchTo) : undefined;
  return other === undefined
    ? []
    : [{ label: { say: "switch", product: other }, action: { do: "switch", product: other.id } }];
}
