import type { ProviderReason } from "../../inquiry/outcome.ts";

/** The only sign of success: neither `success` nor the HTTP status is one. */
export const billCode = "300";

// The page of codes is not public. These meanings are what clients in production hold, and an inquiry may well be
// answered with a code of the payment's range (1xx).
const codesByReason = {
  "already-paid": [302, 309],
  "not-issued-yet": [303],
  "unknown-account": [103, 304, 306, 307, 308],
  "wrong-product": [322],
  blocked: [105, 107, 112],
  "pay-at-counter": [314, 320, 324],
  "arrears-limit": [301, 315],
  "amount-out-of-range": [104, 106, 111, 313],
  "cut-off": [109, 310],
  "product-closed": [184],
  "too-often": [330],
  "provider-unavailable": [100, 101, 110, 180, 181, 199, 305, 311, 312, 317, 323, 364, 399, 409],
  "provider-misbehaved": [],
  "provider-refused-us": [186, 316, 318, 319, 321, 341, 401],
} as const satisfies Record<ProviderReason, readonly number[]>;

const reasonByCode: ReadonlyMap<string, ProviderReason> = new Map(
  Object.entries(codesByReason).flatMap(([reason, codes]) =>
    codes.map((code) => [String(code), reason as ProviderReason] as const),
  ),
);

/** A code that nobody has seen before says only that there is no bill. */
export function reasonOf(code: string): ProviderReason {
  return reasonByCode.get(code) ?? "provider-misbehaved";
}

/** No such product, or none of its category, for us: refusals of what the catalogue says. */
const catalogueCodes: ReadonlySet<string> = new Set(["186", "318", "341"]);

export function isUnknownProduct(code: string): boolean {
  return catalogueCodes.has(code);
}
