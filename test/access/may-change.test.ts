import { describe, expect, test } from "vitest";
import { type Deed, type MayChange, mayChange, mayInvite } from "../../src/access/may-change.ts";
import { type Role, roles } from "../../src/access/role.ts";

const deeds: readonly Deed[] = ["suspend", "restore", "remove", "change-role"];
const configured = 9;

const may = (actor: Role | undefined, target: Role, deed: Deed, person = 2): MayChange =>
  mayChange({ person: 1, role: actor }, { person, role: target }, deed, [configured]);

describe("who may change somebody", () => {
  test.each<[Role | undefined, Role, MayChange]>([
    ["owner", "owner", "yes"],
    ["owner", "ops", "yes"],
    ["owner", "agent", "yes"],
    ["ops", "owner", "too-high"],
    ["ops", "ops", "too-high"],
    ["ops", "agent", "yes"],
    ["agent", "agent", "too-high"],
    [undefined, "agent", "too-high"],
  ])("%s of %s: %s", (actor, target, expected) => {
    for (const deed of ["suspend", "restore", "remove"] as const) expect(may(actor, target, deed)).toBe(expected);
  });

  test("a role is changed by owners alone", () => {
    expect(roles.map((role) => may(role, "agent", "change-role"))).toEqual(["too-high", "too-high", "yes"]);
  });

  test("nobody changes themselves, so that an owner is left whatever owners do", () => {
    for (const role of roles) for (const deed of deeds) expect(may(role, role, deed, 1)).toBe("yourself");
  });

  test("an owner by configuration is that until the configuration is changed", () => {
    for (const deed of deeds) expect(may("owner", "owner", deed, configured)).toBe("by-configuration");
  });
});

test("owners invite anybody, ops agents, agents and strangers nobody", () => {
  const invited = [undefined, ...roles].map((role) => roles.filter((as) => mayInvite(role, as)));
  expect(invited).toEqual([[], [], ["agent"], [...roles]]);
});
