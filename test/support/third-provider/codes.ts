import type { Reason } from "../../../src/inquiry/outcome.ts";

export const billCode = "00";

const reasonByCode: Readonly<Record<string, Reason>> = {
  "10": "already-paid",
  "14": "unknown-account",
  "40": "provider-refused-us",
  "91": "provider-unavailable",
};

export function reasonOf(code: string): Reason {
  return reasonByCode[code] ?? "provider-misbehaved";
}
