import type { Member, Members } from "./member.ts";
import { type Role, roles } from "./role.ts";
import { type AccessRules, roleOf, standingOf } from "./standing-of.ts";

export type Listed = {
  readonly person: number;
  /** Absent of an owner by configuration whom nothing is known of yet. */
  readonly member?: Member;
  readonly role: Role;
};

/** Everybody who may use the bot, or might: who may do most first, who is suspended last, and else by name. */
export async function memberList(members: Pick<Members, "all">, rules: AccessRules): Promise<readonly Listed[]> {
  const listed = new Map<number, Listed>(rules.adminIds.map((person) => [person, { person, role: "owner" }]));
  for await (const [person, member] of members.all()) {
    const role = roleOf(person, rules, member);
    const isStranger = standingOf(person, rules, member).kind === "stranger";
    if (role !== undefined && !isStranger) listed.set(person, { person, member, role });
  }
  return [...listed.values()].sort(before);
}

function before(one: Listed, other: Listed): number {
  return rank(one) - rank(other) || nameOf(one).localeCompare(nameOf(other)) || one.person - other.person;
}

function rank({ member, role }: Listed): number {
  return member?.isSuspended === true ? roles.length : roles.length - 1 - roles.indexOf(role);
}

export function nameOf({ person, member }: Pick<Listed, "person" | "member">): string {
  return member?.name || String(person);
}
