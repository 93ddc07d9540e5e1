import { expect } from "vitest";
import { type InquiryOutcome, reasons } from "../../src/inquiry/outcome.ts";

/** Holds an outcome to what everybody relies on: nothing in it is undefined, no number is broken, no text is wild. */
export function expectSound(outcome: InquiryOutcome): void {
  expect(["bill", ...reasons]).toContain(outcome.kind);
  expectSoundValue(outcome);
  if (outcome.kind === "bill") expect(outcome.bill.total).toBeGreaterThanOrEqual(0);
}

// Plain comparisons, since an `expect` for each of a million values takes minutes.
function expectSoundValue(value: unknown): void {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) expectSoundValue(part);
    return;
  }
  const sound =
    value === true ||
    (typeof value === "number" && Number.isSafeInteger(value)) ||
    (typeof value === "string" && /^(?=\S)[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,200}(?<=\S)$/u.test(value));
  if (!sound) expect.fail(`not fit to be shown: ${JSON.stringify(value)}`);
}
