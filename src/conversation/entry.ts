import { readAccount } from "../domain/account-number.ts";
import { checkAmount, readAmount } from "../domain/amount-text.ts";
import { readMonths } from "../domain/months-text.ts";
import type { Field, FieldKind, FieldValues, Product } from "../domain/product.ts";
import { readZone } from "../domain/zone-text.ts";
import type { Trouble } from "./screen.ts";

export type Entry =
  | { readonly kind: "taken"; readonly values: FieldValues }
  | { readonly kind: "refused"; readonly trouble: Trouble };

/** The first input that the product asks for and that is not known yet. */
export function missingField(product: Product, values: FieldValues): Field | undefined {
  return product.fields.find((field) => values[field.kind] === undefined);
}

export function fieldOf(product: Product, kind: FieldKind): Field | undefined {
  return product.fields.find((field) => field.kind === kind);
}

/** Reads what was typed or pressed for a field, and adds what follows from it: nothing is asked that can be known. */
export function enter(product: Product, values: FieldValues, field: Field, text: string): Entry {
  switch (field.kind) {
    case "account": {
      const reading = readAccount(field.rule, text);
      if (reading.kind === "invalid") return refused({ field: "account", problem: reading.problem });
      const zone = reading.zone ?? impliedZone(product, reading.account);
      return taken(product, { ...values, account: reading.account, ...(zone === undefined ? {} : { zone }) });
    }
    case "months": {
      const months = readMonths(field, text);
      return months === undefined
        ? refused({ field: "months", max: field.max })
        : taken(product, { ...values, months });
    }
    case "zone": {
      const zone = readZone(field, text);
      return zone === undefined ? refused({ field: "zone" }) : taken(product, { ...values, zone });
    }
    case "amount": {
      const amount = readAmount(text);
      if (amount === undefined) return refused({ field: "amount", problem: { code: "unreadable" } });
      const problem = checkAmount(field, amount);
      return problem === undefined ? taken(product, { ...values, amount }) : refused({ field: "amount", problem });
    }
  }
}

function taken(product: Product, values: FieldValues): Entry {
  const amounts = fieldOf(product, "amount");
  const only = amounts?.kind === "amount" && amounts.closed === true && amounts.choices.length === 1;
  const [amount] = amounts?.kind === "amount" ? amounts.choices : [];
  return {
    kind: "taken",
    values: only && amount !== undefined && values.amount === undefined ? { ...values, amount } : values,
  };
}

function refused(trouble: Trouble): Entry {
  return { kind: "refused", trouble };
}

/** Some games tell the server by the first digit of the player's number. */
function impliedZone(product: Product, account: string): string | undefined {
  const field = fieldOf(product, "zone");
  return field?.kind === "zone" ? field.byFirstDigit?.[account.slice(0, 1)] : undefined;
}
