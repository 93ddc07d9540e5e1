import { expect, test } from "vitest";
import type { Member, Standing } from "../../src/access/member.ts";
import { isAtLeast, roles } from "../../src/access/role.ts";
import { standingOf } from "../../src/access/standing-of.ts";

const agent: Member = { handle: "7K7K7K", name: "Sari", role: "agent", since: 1, by: "OWNER" };
const { by: _nobody, ...known } = agent;
const member = (role: "agent" | "ops" | "owner"): Standing => ({ kind: "member", role });

test.each<[string, "open" | "invite", number, Member | undefined, Standing]>([
  ["a stranger of an open bot", "open", 1, undefined, member("agent")],
  ["a stranger of one by invitation", "invite", 1, undefined, { kind: "stranger" }],
  ["a member", "invite", 1, agent, member("agent")],
  ["somebody of ops, of an open bot", "open", 1, { ...agent, role: "ops" }, member("ops")],
  ["somebody who was known while the bot was open", "invite", 1, known, { kind: "stranger" }],
  ["somebody whom nobody has let in, of an open bot", "open", 1, known, member("agent")],
  ["somebody suspended", "invite", 1, { ...agent, isSuspended: true }, { kind: "suspended" }],
  ["somebody suspended of an open bot", "open", 1, { ...agent, isSuspended: true }, { kind: "suspended" }],
  ["an owner by configuration", "invite", 9, undefined, member("owner")],
  ["one whom somebody tried to suspend", "invite", 9, { ...agent, isSuspended: true }, member("owner")],
])("%s", (_, access, person, known, standing) => {
  expect(standingOf(person, { access, adminIds: [9] }, known)).toEqual(standing);
});

test("each role may what those before it may, and nobody without one may anything", () => {
  expect(roles.map((role) => roles.map((least) => isAtLeast(role, least)))).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
  expect(isAtLeast(undefined, "agent")).toBe(false);
});
