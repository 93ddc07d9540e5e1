import { type Rupiah, rupiah } from "./rupiah.ts";

/**
 * Reads an amount as providers write it: a number, digits, `77180.0`, `1000000.00`, `Rp 77.180`, `77,180`.
 * Anything that is not whole rupiah is not read: an amount is never rounded.
 */
export function toldRupiah(value: unknown): Rupiah | undefined {
  if (typeof value === "number") return whole(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim().replace(/^(rp\.?|idr)\s*/i, "");
  const digits = /^(-?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,]0{1,2})?$/.exec(text);
  return digits ? whole(Number(`${digits[1]}${digits[2]?.replace(/[.,]/g, "")}`)) : undefined;
}

function whole(value: number): Rupiah | undefined {
  // Adding 0 makes the zero of `-0` a plain one.
  return Number.isSafeInteger(value) ? rupiah(value + 0) : undefined;
}
