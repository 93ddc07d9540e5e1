import type { InquiryOutcome } from "../inquiry/outcome.ts";
import type { Role } from "./role.ts";

/** One offer that was asked for an inquiry. */
export type AuditedAttempt = {
  readonly provider: string;
  /** The provider's code of the product. */
  readonly code: string;
  readonly outcome: InquiryOutcome["kind"];
  /** The provider's own code of the reason. */
  readonly reason?: string;
  readonly milliseconds: number;
};

/** Where something was done: a private chat, whose id would name its person, or a group by its id. */
export type AuditPlace = "private" | number;

/** Who asked what of whom, and how it ended: no name, no amount, and of the number a keyed hash and its last four. */
export type AuditedInquiry = {
  readonly kind: "inquiry";
  readonly where: AuditPlace;
  readonly product: string;
  readonly category: string;
  readonly number: { readonly hash: string; readonly last4: string };
  readonly outcome: InquiryOutcome["kind"];
  /** Empty when nobody was asked. */
  readonly provider: string;
  /** The code that its outcome came with: the provider's own, or what stands for it (`aborted`, `circuit-open`). */
  readonly reason?: string;
  /** How long its person waited. */
  readonly milliseconds: number;
  readonly attempts: readonly AuditedAttempt[];
  /** The answer was given before and given again. */
  readonly remembered?: true;
};

export const accessDeeds = [
  "invited",
  "joined",
  "claimed",
  "requested",
  "approved",
  "declined",
  "suspended",
  "restored",
  "removed",
  "role-changed",
  "allowed",
  "data-deleted",
] as const;

/** A change of who may use the bot. */
export type AuditedAccess = {
  readonly kind: "access";
  readonly deed: (typeof accessDeeds)[number];
  /** The handle of whom it is about. */
  readonly whom?: string;
  readonly role?: Role;
};

/** Something that ops did to the running bot: a provider or product off or on, an announcement, an export. */
export type AuditedDeed = { readonly kind: "deed"; readonly deed: string; readonly about: string };

export type AuditEntry = (AuditedInquiry | AuditedAccess | AuditedDeed) & {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The handle of who did it; empty where nobody is known, as for what the program does itself. */
  readonly by: string;
};

/** What was done, for a year. It is only added to. */
export type Audit = {
  /** Under a reference of its day; a reference that is taken already rejects. */
  readonly add: (reference: string, entry: AuditEntry) => Promise<void>;
  readonly find: (reference: string) => Promise<AuditEntry | undefined>;
  /** All of the day in WIB that holds this moment, in no order. */
  readonly ofDay: (at: number) => AsyncIterable<readonly [reference: string, entry: AuditEntry]>;
};
