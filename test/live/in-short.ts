import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { shapeOf } from "../../src/providers/shape-of.ts";

/** What may be printed of an outcome when an expectation fails: no name, no number, no amount. */
export function inShort(outcome: InquiryOutcome): object {
  return outcome.kind === "bill"
    ? { kind: outcome.kind, shape: shapeOf(outcome.bill) }
    : { kind: outcome.kind, code: outcome.code };
}

/** Reasons that mean that we and the provider did not understand each other, or that it was not there. */
export const noAnswers: readonly string[] = ["provider-unavailable", "provider-misbehaved", "provider-refused-us"];
