import { expect, test } from "vitest";
import type { Member } from "../../src/access/member.ts";
import { readMember } from "../../src/access/read-member.ts";
import { users } from "../../src/access/users.ts";
import { members } from "../../src/storage/members.ts";
import { openedStore } from "../support/opened-store.ts";

const known: Member = { handle: "U1", name: "Sari", role: "agent", since: 1 };

test.each([
  ["invite", [1, 4]],
  ["open", [1, 2, 4]],
] as const)("of a bot that is %s those who may use it now", async (access, expected) => {
  const kept = members(await openedStore("memory:"), readMember);
  await kept.put(1, { ...known, by: "U0" }, 1);
  await kept.put(2, known, 1);
  await kept.put(3, { ...known, by: "U0", isSuspended: true }, 1);
  await kept.put(4, { ...known, isSuspended: true }, 1);
  const found: number[] = [];
  for await (const [person] of users(kept, { access, adminIds: [4] }).all()) found.push(person);
  expect(found.toSorted()).toEqual(expected);
});
