import type { Member, Standing } from "./member.ts";
import type { Role } from "./role.ts";

export type AccessRules = {
  readonly access: "open" | "invite";
  /** Owners by configuration, as Telegram user ids. They cannot be suspended. */
  readonly adminIds: readonly number[];
};

/** What somebody may do, by the configuration and by what is kept of them. */
export function standingOf(person: number, rules: AccessRules, member?: Member): Standing {
  if (rules.adminIds.includes(person)) return { kind: "member", role: "owner" };
  if (member?.isSuspended) return { kind: "suspended" };
  if (member !== undefined && isIn(member)) return { kind: "member", role: member.role };
  return rules.access === "open" ? { kind: "member", role: "agent" } : { kind: "stranger" };
}

/** What somebody is, whether or not they may use it now; undefined for a stranger. */
export function roleOf(person: number, rules: AccessRules, member?: Member): Role | undefined {
  if (rules.adminIds.includes(person)) return "owner";
  if (member === undefined) return undefined;
  return isIn(member) ? member.role : "agent";
}

/**
 * Whoever used the bot while it was open, or was an owner by configuration, is known, and yet nobody has let them in:
 * when it is by invitation they are strangers again.
 */
export function isIn({ by }: Member): boolean {
  return by !== undefined;
}
