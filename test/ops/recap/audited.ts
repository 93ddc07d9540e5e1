import type { AuditEntry } from "../../../src/access/audit.ts";
import { type InquiryEntry, inquiryEntry } from "../../support/audit-entries.ts";

/** An inquiry that was done at this time. */
export function audited(at: number, more: Partial<InquiryEntry> = {}): AuditEntry {
  const attempts = [{ provider: "ayopop", code: "PLN", outcome: "bill", milliseconds: 800 }] as const;
  return inquiryEntry({ at, milliseconds: 800, attempts, ...more });
}

export function failed(at: number, reason: string): AuditEntry {
  const outcome = "provider-unavailable";
  return audited(at, {
    outcome,
    reason,
    attempts: [{ provider: "ayopop", code: "PLN", outcome, reason, milliseconds: 800 }],
  });
}
