import type { Locale } from "../domain/locale.ts";
import type { Role } from "./role.ts";

/** Somebody who uses the bot. Kept under their Telegram id, until they are removed or delete it themselves. */
export type Member = {
  /**
   * Random, and all that the audit knows of them: when the member is deleted, what it holds belongs to nobody any more.
   */
  readonly handle: string;
  /** As Telegram told it, untrusted. */
  readonly name: string;
  readonly username?: string;
  /** The language of their Telegram: for what is written to them before they have chosen one. */
  readonly speaks?: Locale;
  readonly role: Role;
  readonly isSuspended?: true;
  /** Epoch milliseconds. */
  readonly since: number;
  /** The handle of who let them in; absent for owners by configuration, and where the bot is open. */
  readonly by?: string;
};

/** What somebody may do, asked at each update. */
export type Standing =
  | { readonly kind: "member"; readonly role: Role }
  | { readonly kind: "suspended" }
  | { readonly kind: "stranger" };

/** Members by their Telegram id. */
export type Members = {
  readonly get: (person: number) => Promise<KnownMember | undefined>;
  /** False when somebody else has written meanwhile: read again. The first revision is 1. */
  readonly put: (person: number, member: Member, revision: number) => Promise<boolean>;
  readonly remove: (person: number) => Promise<boolean>;
  readonly all: () => AsyncIterable<readonly [person: number, member: Member]>;
};

export type KnownMember = { readonly member: Member; readonly revision: number };
