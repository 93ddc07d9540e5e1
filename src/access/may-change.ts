import { isAtLeast, type Role } from "./role.ts";

export type Deed = "suspend" | "restore" | "remove" | "change-role";

/** Why not: they are it themselves, they are more than the actor may touch, or the configuration says what they are. */
export type MayChange = "yes" | "yourself" | "too-high" | "by-configuration";

type Somebody = { readonly person: number; readonly role: Role | undefined };

/**
 * Ops look after agents, owners after everybody but themselves: so the last owner stays whatever happens. Owners by
 * configuration are that until it is changed.
 */
export function mayChange(actor: Somebody, target: Somebody, deed: Deed, adminIds: readonly number[]): MayChange {
  if (actor.person === target.person) return "yourself";
  if (adminIds.includes(target.person)) return "by-configuration";
  if (isAtLeast(actor.role, "owner")) return "yes";
  const isOthers = isAtLeast(target.role, "ops") || deed === "change-role";
  return isAtLeast(actor.role, "ops") && !isOthers ? "yes" : "too-high";
}

/** Who may let somebody in as what. */
export function mayInvite(role: Role | undefined, as: Role): boolean {
  return isAtLeast(role, "owner") || (isAtLeast(role, "ops") && as === "agent");
}
