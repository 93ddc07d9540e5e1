import { describe, expect, test } from "vitest";
import { membership, type WrittenDeed } from "../../src/access/membership.ts";
import { readMember } from "../../src/access/read-member.ts";
import { members } from "../../src/storage/members.ts";
import { openedStore } from "../support/opened-store.ts";

const sari = { id: 7, name: "Sari", username: "sari_loket" };
const owner = 9;

async function opened(access: "open" | "invite" = "invite") {
  const kept = members(await openedStore("memory:"), readMember);
  const deeds: WrittenDeed[] = [];
  const forgotten: number[] = [];
  let handles = 0;
  const people = membership({
    members: kept,
    rules: { access, adminIds: [owner] },
    clock: () => 5,
    newHandle: () => {
      handles += 1;
      return `U${handles}`;
    },
    write: async (deed) => void deeds.push(deed),
    forget: async (person) => void forgotten.push(person),
  });
  const memberAs = async (person: number) => (await kept.get(person))?.member;
  return { ...people, memberAs, deeds, forgotten };
}

describe("a member", () => {
  test("is let in once, under one handle, by somebody", async () => {
    const { admit, memberAs } = await opened();
    expect(await admit(sari, "agent", "U0")).toBe("in");
    expect(await admit(sari, "agent", "U0")).toBe("already");
    expect(await memberAs(7)).toEqual({
      handle: "U1",
      name: "Sari",
      username: "sari_loket",
      role: "agent",
      since: 5,
      by: "U0",
    });
  });

  test("who was let in as more keeps their handle, and is never made less by that", async () => {
    const { admit, memberAs } = await opened();
    await admit(sari, "ops", "U0");
    expect(await admit(sari, "agent", "U0")).toBe("already");
    expect(await admit(sari, "owner", "U0")).toBe("in");
    expect(await memberAs(7)).toMatchObject({ handle: "U1", role: "owner" });
  });

  test("is called as Telegram called them last, and nothing else of them changes", async () => {
    const { admit, memberOf, memberAs } = await opened();
    await admit(sari, "ops", "U0");
    await memberOf({ id: 7, name: "Sari Dewi" });
    await memberOf({ id: 7, name: "" });
    expect(await memberAs(7)).toEqual({ handle: "U1", name: "Sari Dewi", role: "ops", since: 5, by: "U0" });
  });

  test("with the language of their Telegram as it is now", async () => {
    const { memberOf, memberAs } = await opened();
    await memberOf({ id: 7, name: "Sari", speaks: "id" });
    expect(await memberAs(7)).toMatchObject({ speaks: "id" });
    await memberOf({ id: 7, name: "Sari", speaks: "en" });
    expect(await memberAs(7)).toMatchObject({ speaks: "en" });
    await memberOf({ id: 7, name: "Sari" });
    expect(await memberAs(7)).not.toHaveProperty("speaks");
  });

  test("who only used an open bot is known, and yet let in by nobody", async () => {
    const { memberOf, letInAs, standing } = await opened("open");
    await memberOf(sari);
    expect([await letInAs(7), await standing(7)]).toEqual([undefined, { kind: "member", role: "agent" }]);
  });

  test("is suspended, restored and removed once, each written down, and what they do ends", async () => {
    const { admit, suspend, restore, remove, standing, deeds, forgotten } = await opened();
    await admit(sari, "agent", "U0");
    expect([await suspend(7, "U0"), await suspend(7, "U0")]).toEqual([true, false]);
    expect(await standing(7)).toEqual({ kind: "suspended" });
    expect(await admit(sari, "owner", "U0")).toBe("suspended");
    expect([await restore(7, "U0"), await restore(7, "U0")]).toEqual([true, false]);
    expect([await remove(7, "U0"), await remove(7, "U0")]).toEqual([true, false]);
    expect(deeds.map(({ deed, whom }) => [deed, whom])).toEqual([
      ["suspended", "U1"],
      ["restored", "U1"],
      ["removed", "U1"],
    ]);
    expect(forgotten).toEqual([7, 7]);
    expect(await standing(7)).toEqual({ kind: "stranger" });
  });

  test("whose role is changed is let in by who changed it", async () => {
    const { memberOf, changeRole, memberAs, deeds } = await opened("open");
    await memberOf(sari);
    await changeRole(7, "ops", "U0");
    expect(await changeRole(7, "ops", "U0")).toBe(false);
    expect(await memberAs(7)).toMatchObject({ role: "ops", by: "U0" });
    expect(deeds).toEqual([{ deed: "role-changed", by: "U0", whom: "U1", role: "ops" }]);
  });

  test("who is erased is gone, unless they are suspended: that alone stays, and names nobody", async () => {
    const { admit, suspend, erase, memberAs } = await opened();
    await admit(sari, "agent", "U0");
    await suspend(7, "U0");
    await erase(7);
    expect(await memberAs(7)).toEqual({ handle: "U2", name: "", role: "agent", isSuspended: true, since: 5 });
    await admit({ id: 8, name: "Budi" }, "agent", "U0");
    await erase(8);
    expect(await memberAs(8)).toBeUndefined();
  });
});
