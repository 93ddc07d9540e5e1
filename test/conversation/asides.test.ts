import { describe, expect, test } from "vitest";
import { doorTo, giveOf, onGiven, onGiving, ungiven, withAside } from "../../src/conversation/asides.ts";
import type { Moment } from "../../src/conversation/event.ts";
import type { Aside, State } from "../../src/conversation/state.ts";
import { at, atBill, home, moment, noon, refusedWith, resultOf, shop } from "../support/sample-conversation.ts";

const masked: Moment = { ...moment, group: { isMasked: true } };
const asked = { since: noon, query: "q1" };
const aside = (reference: string, more: Partial<Aside> = {}): Aside => ({
  reference,
  result: resultOf({ reference }),
  since: noon,
  ...more,
});
const references = ({ asides = [] }: State) => asides.map(({ reference }) => reference);

describe("a bill in a group that sees it masked", () => {
  test("is to be given to its person, with the press that asked for it", () => {
    const given = withAside(atBill, resultOf(), masked, asked);
    expect(given.state.asides).toEqual([{ reference: "REF1", result: resultOf(), since: noon, query: "q1" }]);
    expect(given.aside).toEqual(given.state.asides?.[0]);
  });

  test("is not given twice while that is under way, and in the same message when that takes long", () => {
    const at1 = { in: "group", message: 5 } as const;
    const state: State = { ...atBill, asides: [aside("REF1", { at: at1 })] };
    const soon = { ...masked, now: noon + 59_999 };
    expect(withAside(state, resultOf(), soon, asked)).toEqual({ state });
    const late = { ...masked, now: noon + 60_000 };
    expect(withAside(state, resultOf(), late, { since: late.now }).aside).toEqual(
      aside("REF1", { since: late.now, at: at1 }),
    );
  });

  test("is given anew where it waited behind a link", () => {
    const state: State = { ...atBill, asides: [aside("REF1", { door: "d" })] };
    expect(withAside(state, resultOf(), masked, asked).state.asides).toEqual([aside("REF1", { query: "q1" })]);
  });

  test("is one of three at most, the oldest of which is let go", () => {
    const state: State = { ...atBill, asides: ["C", "B", "A"].map((one) => aside(one)) };
    expect(references(withAside(state, resultOf(), masked, asked).state)).toEqual(["REF1", "C", "B"]);
  });

  test.each<[string, Moment, Parameters<typeof withAside>[1]]>([
    ["is seen whole where the group wants that", { ...moment, group: { isMasked: false } }, resultOf()],
    ["is seen whole in private", moment, resultOf()],
    ["that is none has nothing to give", masked, resultOf({ outcome: refusedWith("blocked") })],
  ])("%s", (_, now, result) => {
    expect(withAside(atBill, result, now, asked)).toEqual({ state: atBill });
  });
});

describe("what is being given", () => {
  const state: State = at(home, {
    asides: [aside("B"), aside("A", { query: "q", at: { in: "private", message: 7 } })],
  });

  test("is given until it was, in its message once there is one", () => {
    expect(ungiven(state, shop)).toMatchObject([
      { reference: "B", since: noon },
      { reference: "A", query: "q", at: { in: "private", message: 7 } },
    ]);
    const after = onGiven(onGiven(state, "A"), "B");
    expect(ungiven(after, shop)).toEqual([]);
    expect(after).not.toHaveProperty("asides");
  });

  test("is first nothing that anybody may not see, then the bill with what can be copied from it", () => {
    const [give] = giveOf({ ...state, spoke: 9 }, aside("B"), shop);
    expect(give?.empty).toMatchObject({ body: { show: "whole-soon" }, rows: [], locale: "id", replyTo: 9 });
    expect(JSON.stringify(give?.empty)).not.toMatch(/514040400482|BUDI/);
    expect(give?.screen.body).toMatchObject({ show: "whole", result: resultOf({ reference: "B" }) });
    expect(give?.screen.rows.flat().every((button) => "copy" in button)).toBe(true);
  });

  test("comes to stand, or waits behind a link and then is given no more", () => {
    const stands = onGiving(state, { kind: "giving", reference: "B", at: { in: "group", message: 3 } });
    expect(stands.asides?.[0]).toEqual(aside("B", { at: { in: "group", message: 3 } }));
    const behind = onGiving(state, { kind: "behind-door", reference: "B", door: "d" });
    expect(doorTo(behind, resultOf({ reference: "B" }))).toBe("d");
    expect(doorTo(behind, resultOf({ reference: "A" }))).toBeUndefined();
    expect(ungiven(behind, shop).map(({ reference }) => reference)).toEqual(["A"]);
  });

  test("of a product that is gone is not given", () => {
    expect(giveOf(state, aside("X", { result: resultOf({ product: "gone" }) }), shop)).toEqual([]);
  });
});
