import type { Audit, AuditEntry, AuditedInquiry } from "../../src/access/audit.ts";
import { dayNumber } from "../../src/domain/wib.ts";
import { noon } from "./sample-conversation.ts";

export type InquiryEntry = AuditedInquiry & { readonly at: number; readonly by: string };

export function inquiryEntry(more: Partial<InquiryEntry> = {}): InquiryEntry {
  return {
    kind: "inquiry",
    at: noon,
    by: "H1",
    where: "private",
    product: "pln-postpaid",
    category: "electricity",
    number: { hash: "aGFzaA", last4: "0482" },
    outcome: "bill",
    provider: "ayopop",
    milliseconds: 1_234.5,
    attempts: [{ provider: "ayopop", code: "TLSTPOS", outcome: "bill", milliseconds: 1_200.2 }],
    ...more,
  };
}

/** An audit that holds these entries, and takes more. */
export function auditOf(entries: Readonly<Record<string, AuditEntry>>): Audit {
  const kept = new Map(Object.entries(entries));
  return {
    add: async (reference, entry) => void kept.set(reference, entry),
    find: async (reference) => kept.get(reference),
    ofDay: async function* (at) {
      for (const one of kept) if (dayNumber(one[1].at) === dayNumber(at)) yield one;
    },
  };
}
