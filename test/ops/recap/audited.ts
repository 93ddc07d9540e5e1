import type { AuditEntry, AuditedInquiry } from "../../../src/access/audit.ts";

/** An inquiry as the audit has it. */
export function audited(at: number, more: Partial<AuditedInquiry> & { readonly by?: string } = {}): AuditEntry {
  const { by = "H1", ...inquiry } = more;
  return {
    kind: "inquiry",
    at,
    by,
    where: "private",
    product: "pln-postpaid",
    category: "electricity",
    number: { hash: "hash", last4: "0482" },
    outcome: "bill",
    provider: "ayopop",
    milliseconds: 800,
    attempts: [{ provider: "ayopop", code: "PLN", outcome: "bill", milliseconds: 800 }],
    ...inquiry,
  };
}

export function failed(at: number, reason: string): AuditEntry {
  const outcome = "provider-unavailable";
  return audited(at, {
    outcome,
    reason,
    attempts: [{ provider: "ayopop", code: "PLN", outcome, reason, milliseconds: 800 }],
  });
}
