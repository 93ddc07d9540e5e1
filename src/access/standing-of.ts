import type { Member, Standing } from "./member.ts";

export type AccessRules = {
  readonly access: "open" | "invite";
  /** Owners by configuration, as Telegram user ids. They cannot be suspended. */
  readonly adminIds: readonly number[];
};

/** What somebody may do, by the configuration and by what is kept of them. */
export function standingOf(person: number, { access, adminIds }: AccessRules, member?: Member): Standing {
  if (adminIds.includes(person)) return { kind: "member", role: "owner" };
  if (member?.isSuspended) return { kind: "suspended" };
  if (member !== undefined) return { kind: "member", role: member.role };
  return access === "open" ? { kind: "member", role: "agent" } : { kind: "stranger" };
}
