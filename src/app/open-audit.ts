import { createHmac, randomBytes } from "node:crypto";
import type { Audit, AuditEntry, AuditedAccess, AuditedDeed } from "../access/audit.ts";
import { type AuditedInquiries, auditInquiries } from "../access/audit-inquiries.ts";
import type { Members } from "../access/member.ts";
import { readAuditEntry } from "../access/read-audit-entry.ts";
import { leftUndone } from "../conversation/inquiries.ts";
import { untilItWorks } from "../conversation/until-it-works.ts";
import type { DeskPart } from "../desk/desk.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Locale } from "../domain/locale.ts";
import { auditPart } from "../ops/audit/audit-part.ts";
import { tracePart } from "../ops/audit/trace-part.ts";
import { audit } from "../storage/audit.ts";
import { secret } from "../storage/secret.ts";
import type { Store } from "../storage/store-from-url.ts";
import { Superseded } from "../storage/superseded.ts";
import { later, within } from "./later.ts";

export type OpenAudit = {
  readonly inquiries: AuditedInquiries;
  readonly kept: Audit;
  /** Writes what was done just now, as soon as the store works. */
  readonly note: (deed: (AuditedAccess | AuditedDeed) & { readonly by: string }) => Promise<void>;
  /** What ops and owners ask of it. */
  readonly parts: readonly DeskPart[];
  /** Writes what is still to be written, for as long as that takes a store that works. */
  readonly close: () => Promise<void>;
};

export type AuditOptions = {
  readonly members: Pick<Members, "all">;
  readonly catalogue: Catalogue;
  /** A reference of now that nobody has. */
  readonly reference: () => string;
  readonly handleOf: (person: number) => Promise<string>;
  readonly failed: (during: string, error: unknown) => void;
};

/** Enough to tell the numbers of a country apart. */
const hashLetters = 16;
const writtenWithinMs = 5_000;

/** The audit, and what puts each inquiry into it. */
export async function openAudit(store: Store, options: AuditOptions): Promise<OpenAudit> {
  const { catalogue, handleOf, failed } = options;
  const kept = audit(store, readAuditEntry);
  const key = await secret(store, "audit", randomBytes);
  const ending = new AbortController();

  async function write(reference: string, entry: () => Promise<AuditEntry>): Promise<void> {
    const add = async () => kept.add(reference, await entry()).catch(unlessWritten);
    await untilItWorks(add, { failed: (error) => failed("audit", error), later, ending: ending.signal });
  }

  const inquiries = auditInquiries({
    write,
    handleOf,
    hashed: (account) => createHmac("sha256", key).update(account).digest("base64url").slice(0, hashLetters),
    isLeft: ({ reason }) => reason === leftUndone,
    clock: Date.now,
  });
  const asked = {
    ...options,
    audit: kept,
    // A product may have left the catalogue since.
    productName: (id: string, locale: Locale) => catalogue.product(id)?.name[locale] ?? id,
    clock: Date.now,
  };
  return {
    inquiries,
    kept,
    note: (deed) => {
      const at = Date.now();
      return write(options.reference(), async () => ({ ...deed, at }));
    },
    parts: [tracePart(asked), auditPart(asked)],
    close: async () => {
      await within(writtenWithinMs, inquiries.idle());
      ending.abort();
      await inquiries.idle();
    },
  };
}

/** Two programs may have asked the same inquiry: the first answer is the one that is kept. */
function unlessWritten(error: unknown): void {
  if (!(error instanceof Superseded)) throw error;
}
