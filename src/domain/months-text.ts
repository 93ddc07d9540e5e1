import { plainText } from "./plain-text.ts";
import type { Field } from "./product.ts";

type MonthsField = Extract<Field, { kind: "months" }>;

const shape = /^(\d{1,3}) ?(?:bulan|bln|bl|months?|mo)?\.?$/i;

/** A number of months from 1 to the most that the field allows: `3`, `3 bulan`, `3 months`. */
export function readMonths(field: MonthsField, text: string): number | undefined {
  const months = Number(shape.exec(plainText(text))?.[1]);
  return months >= 1 && months <= field.max ? months : undefined;
}
