import type { DeskPerson } from "../desk/desk.ts";
import type { accessDeeds } from "./audit.ts";
import type { Member, Members, Standing } from "./member.ts";
import { putMember } from "./put-member.ts";
import { isAtLeast, type Role } from "./role.ts";
import { type AccessRules, isIn, roleOf, standingOf } from "./standing-of.ts";

/** A change of who may use the bot, for the audit. */
export type WrittenDeed = {
  readonly deed: (typeof accessDeeds)[number];
  /** Handles. */
  readonly by: string;
  readonly whom?: string;
  readonly role?: Role;
};

export type MembershipOptions = {
  readonly members: Members;
  readonly rules: AccessRules;
  readonly clock: () => number;
  /** A handle that nobody has. */
  readonly newHandle: () => string;
  readonly write: (deed: WrittenDeed) => Promise<void>;
  /** Ends what runs for them, and keeps nothing of their conversations. */
  readonly forget: (person: number) => Promise<void>;
};

/** Let in, or more than before; in already; or suspended, whom no invitation lets in. */
export type Admitted = "in" | "already" | "suspended";

export type Membership = {
  readonly standing: (person: number) => Promise<Standing>;
  readonly roleOf: (person: number) => Promise<Role | undefined>;
  /** What somebody is by the configuration or because they were let in, also where everybody may use the bot. */
  readonly letInAs: (person: number) => Promise<Role | "suspended" | undefined>;
  readonly handleOf: (person: number) => Promise<string | undefined>;
  /** Whoever uses the bot is known by a handle, from the first time on that it is needed. */
  readonly memberOf: (person: DeskPerson) => Promise<Member>;
  readonly admit: (person: DeskPerson, role: Role, by: string, handle?: string) => Promise<Admitted>;
  /** False where there is nobody, or nothing to change. What they are doing ends with it. */
  readonly suspend: (person: number, by: string) => Promise<boolean>;
  readonly restore: (person: number, by: string) => Promise<boolean>;
  readonly remove: (person: number, by: string) => Promise<boolean>;
  /** At their own wish. That somebody is suspended stays, or they would have a way out of it. */
  readonly erase: (person: number) => Promise<void>;
  readonly changeRole: (person: number, role: Role, by: string) => Promise<boolean>;
};

/** Who may use the bot, and every change of that, which the audit has as well. */
export function membership(options: MembershipOptions): Membership {
  const { members, rules, clock, newHandle, write, forget } = options;

  const named = ({ id: _, ...person }: DeskPerson) => person;
  const memberAs = async (person: number) => (await members.get(person))?.member;

  /** `undefined` of nobody, and where it is so already. */
  function alter(person: number, next: (member: Member) => Member | undefined): Promise<Member | undefined> {
    return putMember<Member | undefined>(members, person, (known) => {
      const member = known && next(known);
      return member === undefined ? { result: undefined } : { member, result: member };
    });
  }

  async function written(member: Member | undefined, deed: WrittenDeed["deed"], by: string): Promise<boolean> {
    if (member === undefined) return false;
    await write({ deed, by, whom: member.handle, ...(deed === "role-changed" ? { role: member.role } : {}) });
    return true;
  }

  return {
    standing: async (person) => standingOf(person, rules, await memberAs(person)),
    roleOf: async (person) => roleOf(person, rules, await memberAs(person)),
    letInAs: async (person) => {
      const standing = standingOf(person, { ...rules, access: "invite" }, await memberAs(person));
      return standing.kind === "member" ? standing.role : standing.kind === "suspended" ? standing.kind : undefined;
    },
    handleOf: async (person) => (await memberAs(person))?.handle,
    memberOf: (person) =>
      putMember(members, person.id, (known) => {
        if (known !== undefined && (person.name === "" || isNamed(known, person))) return { result: known };
        const {
          username: _name,
          speaks: _language,
          ...rest
        } = known ?? { handle: newHandle(), role: "agent", since: clock() };
        const member: Member = { ...rest, ...named(person) };
        return { member, result: member };
      }),
    admit: (person, role, by, handle) =>
      putMember<Admitted>(members, person.id, (known) => {
        if (known?.isSuspended) return { result: "suspended" };
        const former = standingOf(person.id, { ...rules, access: "invite" }, known);
        if (former.kind === "member" && isAtLeast(former.role, role)) return { result: "already" };
        const kept = { handle: known?.handle ?? handle ?? newHandle(), since: clock() };
        return { member: { ...kept, ...named(person), role, by }, result: "in" };
      }),
    suspend: async (person, by) => {
      const member = await alter(person, (one) => (one.isSuspended ? undefined : { ...one, isSuspended: true }));
      const [isWritten] = await Promise.all([written(member, "suspended", by), member && forget(person)]);
      return isWritten;
    },
    restore: async (person, by) => {
      const member = await alter(person, ({ isSuspended, ...one }) => (isSuspended ? one : undefined));
      return written(member, "restored", by);
    },
    remove: async (person, by) => {
      const known = await memberAs(person);
      if (known === undefined || !(await members.remove(person))) return false;
      const [isWritten] = await Promise.all([written(known, "removed", by), forget(person)]);
      return isWritten;
    },
    erase: async (person) => {
      const known = await memberAs(person);
      if (known?.isSuspended !== true) return void (await members.remove(person));
      const nameless = { handle: newHandle(), name: "", role: "agent", isSuspended: true, since: clock() } as const;
      await alter(person, () => nameless);
    },
    changeRole: async (person, role, by) => {
      const member = await alter(person, (one) =>
        isIn(one) && one.role === role ? undefined : { ...one, role, by: one.by ?? by },
      );
      return written(member, "role-changed", by);
    },
  };
}

function isNamed(member: Member, { name, username, speaks }: DeskPerson): boolean {
  return member.name === name && member.username === username && member.speaks === speaks;
}
