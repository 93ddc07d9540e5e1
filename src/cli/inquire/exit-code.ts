import type { InquiryOutcome } from "../../inquiry/outcome.ts";

export function exitCode({ kind }: InquiryOutcome): 0 | 1 | 2 {
  switch (kind) {
    case "bill":
      return 0;
    case "already-paid":
    case "not-issued-yet":
    case "unknown-account":
    case "wrong-product":
    case "blocked":
    case "pay-at-counter":
    case "arrears-limit":
    case "amount-out-of-range":
    case "cut-off":
    case "product-closed":
    case "too-often":
    case "quota-used-up":
    case "paused":
    case "no-access":
      return 1;
    case "provider-unavailable":
    case "provider-misbehaved":
    case "provider-refused-us":
      return 2;
  }
}
