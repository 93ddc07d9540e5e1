import { plainText } from "./plain-text.ts";
import type { Field } from "./product.ts";
import { type Rupiah, rupiah } from "./rupiah.ts";

type AmountField = Extract<Field, { kind: "amount" }>;

/** Why an amount is not possible for a product. */
export type AmountProblem =
  | { readonly code: "too-small"; readonly limit: Rupiah }
  | { readonly code: "too-large"; readonly limit: Rupiah }
  | { readonly code: "not-a-multiple"; readonly limit: Rupiah }
  | { readonly code: "not-offered"; readonly offered: readonly Rupiah[] };

const shape = /^(?:(?:rp|idr)[. :]{0,2})?(\d[\d., ]*?) ?(rb|ribu|k|jt|juta)?(?: ?rupiah)?$/;
const plain = /^(?:0|[1-9]\d{0,2}|[1-9]\d{3,}(?:[.,]00)?)$/;
/** Groups of thousands, then cents behind the other separator. */
const grouped = /^[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]00)?$/;
const scaled = /^(0|[1-9]\d*)(?:[.,](\d{1,2}))?$/;

/**
 * An amount as people in Indonesia write it: `50rb`, `Rp 50.000`, `IDR 50,000`, `1,5jt`, `Rp50.000,00`.
 * What could mean two things (`50.5`, `1.500rb`) is not read at all.
 */
export function readAmount(text: string): Rupiah | undefined {
  const [, number, unit] =
    shape.exec(
      plainText(text)
        .toLowerCase()
        .replace(/[.,]-$/, ""),
    ) ?? [];
  if (number === undefined) return undefined;
  const value = unit === undefined ? unscaled(number) : scale(number, unit.startsWith("j") ? 1_000_000 : 1_000);
  return value !== undefined && Number.isSafeInteger(value) ? rupiah(value) : undefined;
}

function unscaled(number: string): number | undefined {
  if (!plain.test(number) && !grouped.test(number)) return undefined;
  return Number(number.replace(/[.,]00$/, "").replace(/[., ]/g, ""));
}

/** In whole numbers all the way, since 1.15 * 1_000_000 is not one. */
function scale(number: string, factor: number): number | undefined {
  const [, whole, decimals = ""] = scaled.exec(number) ?? [];
  return whole === undefined ? undefined : Number(whole + decimals) * (factor / 10 ** decimals.length);
}

export function checkAmount(field: AmountField, amount: Rupiah): AmountProblem | undefined {
  if (field.closed) return field.choices.includes(amount) ? undefined : { code: "not-offered", offered: field.choices };
  const { min = rupiah(1), max, multipleOf } = field;
  if (amount < min) return { code: "too-small", limit: min };
  if (max !== undefined && amount > max) return { code: "too-large", limit: max };
  if (multipleOf !== undefined && amount % multipleOf !== 0) return { code: "not-a-multiple", limit: multipleOf };
  return undefined;
}
