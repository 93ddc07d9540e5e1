import { expect, test } from "vitest";
import type { Member } from "../../src/access/member.ts";
import { memberList, nameOf } from "../../src/access/member-list.ts";

const member = (name: string, more: Partial<Member> = {}): Member => ({
  handle: name,
  name,
  role: "agent",
  since: 1,
  by: "U0",
  ...more,
});
const { by: _nobody, ...known } = member("Known");

const kept: readonly (readonly [number, Member])[] = [
  [1, member("Wati")],
  [2, member("Agus", { isSuspended: true })],
  [3, member("Citra", { role: "ops" })],
  [4, member("Budi")],
  [5, member("Sari", { role: "owner" })],
  [6, known],
];
const members = {
  all: async function* () {
    yield* kept;
  },
};

test.each([
  ["invite", "9 owner, Sari owner, Citra ops, Budi agent, Wati agent, Agus agent"],
  ["open", "9 owner, Sari owner, Citra ops, Budi agent, Known agent, Wati agent, Agus agent"],
] as const)(
  "of a bot that is %s: who may do most first, who is suspended last, and else by name",
  async (access, list) => {
    const all = await memberList(members, { access, adminIds: [9] });
    expect(all.map((one) => `${nameOf(one)} ${one.role}`).join(", ")).toBe(list);
  },
);
