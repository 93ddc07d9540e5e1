declare const brand: unique symbol;

/** Whole rupiah. Indonesia has no smaller unit in use, so this is an integer and never a fraction. */
export type Rupiah = number & { readonly [brand]: "rupiah" };

/** @throws RangeError when `value` is not a safe integer: a caller's bug, never a person's input. */
export function rupiah(value: number): Rupiah {
  if (!Number.isSafeInteger(value)) throw new RangeError("rupiah must be a whole number");
  return value as Rupiah;
}
