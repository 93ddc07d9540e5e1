import { describe, expect, test } from "vitest";
import {
  type Answered,
  onLateAnswer,
  openInquiries,
  untold,
  withAnswer,
  withLeft,
} from "../../src/conversation/answered.ts";
import type { LeftInquiry, Result, State } from "../../src/conversation/state.ts";
import {
  at,
  atBill,
  billFound,
  checkingPln,
  home,
  moment,
  noon,
  refusedWith,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";

const hours = 60 * 60 * 1000;

const left = (reference: string, more: Partial<LeftInquiry> = {}): LeftInquiry => ({
  reference,
  product: "pln-postpaid",
  values: { account: "514040400482" },
  askedAt: noon,
  ...more,
});
const answered = (reference: string, outcome = billFound): Answered => ({
  kind: "answered",
  reference,
  outcome,
  answeredAt: noon,
});
const late = (state: State, event: Answered, now = noon) => onLateAnswer(state, event, { ...moment, now }, shop);
const references = (all: readonly { readonly reference: string }[]) => all.map(({ reference }) => reference);

describe("a late answer", () => {
  test("is remembered, and told beside the screen with what can be copied from it", () => {
    const { state, tell } = late(at(home, { left: [left("A"), left("B")] }), answered("B"));
    const result = resultOf({ reference: "B" });
    expect(state).toEqual(
      at(home, { left: [left("B", { result }), left("A")], bills: [result], recent: ["pln-postpaid"] }),
    );
    expect(tell).toMatchObject({
      reference: "B",
      empty: { body: { show: "late-answer", askedAt: noon }, rows: [] },
      screen: { locale: "id", nonce: "old", body: { show: "result", result, askedAt: noon } },
    });
    expect(tell?.screen.rows.flat().every((button) => "copy" in button)).toBe(true);
    expect(tell?.screen.rows.flat()).not.toEqual([]);
  });

  test("that is no bill is told and leaves the bills as they were", () => {
    const { state, tell } = late({ ...atBill, left: [left("A")] }, answered("A", refusedWith("unknown-account")));
    expect(state.bills).toEqual(atBill.bills);
    expect(tell?.screen.rows).toEqual([]);
  });

  test.each([
    ["six hours after it was asked is told", 6 * hours, ["A"], 1],
    ["later than that is only remembered: nobody is disturbed", 6 * hours + 1, [], 0],
  ])("%s", (_, after, still, told) => {
    const { state, tell } = late(at(home, { left: [left("A")] }), answered("A"), noon + after);
    expect(references(state.left)).toEqual(still);
    expect(state.bills).toHaveLength(1);
    expect(tell === undefined ? 0 : 1).toBe(told);
  });

  test("of something that nobody waits for changes nothing", () => {
    const state = at(home, { left: [left("A")] });
    expect(late(state, answered("B"))).toEqual({ state });
  });

  test("that came from another program already is none", () => {
    const state = at(home, { left: [left("A", { result: resultOf({ reference: "A" }) })] });
    expect(late(state, answered("A", refusedWith("blocked")))).toEqual({ state });
  });

  test("is still to be told until it was, in its message once there is one", () => {
    const result = resultOf({ reference: "B" });
    const state = at(home, { left: [left("A"), left("B", { result, message: 60 }), left("C", { result })] });
    expect(untold(state, shop)).toMatchObject([{ message: 60 }, { reference: "C" }]);
    expect(untold(state, shop)[1]).not.toHaveProperty("message");
  });

  test("of a product that is gone is not told", () => {
    const gone = resultOf({ product: "gone" });
    expect(untold(at(home, { left: [left("A", { product: "gone", result: gone })] }), shop)).toEqual([]);
  });
});

describe("who leaves a check", () => {
  const checking = at(checkingPln);

  test("still wants its answer", () => {
    expect(withLeft(checking, at(home)).left).toEqual([
      { reference: "REF1", product: "pln-postpaid", values: { account: "514040400482" }, askedAt: noon },
    ]);
  });

  test("by a cancel wants none of those that run, and what has come is still told", () => {
    const result = resultOf({ reference: "B" });
    const after = at(home, { notice: "cancelled", left: [left("A"), left("B", { result })] });
    expect(references(withLeft(checking, after).left)).toEqual(["B"]);
  });

  test("may leave five, and then the oldest is let go", () => {
    const five = ["E", "D", "C", "B", "A"].map((reference) => left(reference));
    expect(references(withLeft(checking, at(home, { left: five })).left)).toEqual(["REF1", "E", "D", "C", "B"]);
  });

  test.each([
    ["is still at it", at(checkingPln, { overlay: "help" })],
    ["has its answer", atBill],
    ["was nowhere near one", at(home)],
  ])("has left nothing who %s", (_, after) => {
    const before = after.view.at === "categories" ? at(home) : checking;
    expect(withLeft(before, after)).toEqual(after);
  });
});

describe("what is asked and not answered", () => {
  test("is the check on the screen, and those that were left", () => {
    const all = [left("A"), left("B", { result: resultOf() })];
    expect(references(openInquiries(at(checkingPln, { left: all })))).toEqual(["REF1", "A"]);
    expect(references(openInquiries(at(home, { left: all })))).toEqual(["A"]);
    expect(openInquiries(atBill)).toEqual([]);
  });
});

describe("an answer that its person waits for", () => {
  const bill = (reference: string, account: string, more: Partial<Result> = {}) =>
    resultOf({ reference, values: { account }, ...more });
  const kept = (bills: Result[]) =>
    references(withAnswer(at(checkingPln, { bills }), answered("REF1"), moment).state.bills);

  test("stands first of three bills", () => {
    expect(kept([bill("C", "3"), bill("B", "2"), bill("A", "1")])).toEqual(["REF1", "C", "B"]);
  });

  test("takes the place of an older bill of the same, and of nothing else", () => {
    const { account = "" } = checkingPln.values;
    const same = bill("SAME", account);
    expect(kept([bill("C", "3"), same, bill("B", "2")])).toEqual(["REF1", "C", "B"]);
    expect(kept([bill("C", account, { product: "pln-prepaid" })])).toEqual(["REF1", "C"]);
    expect(kept([bill("C", account, { values: { account, months: 2 } })])).toEqual(["REF1", "C"]);
  });

  test("closes what lies over the screen", () => {
    expect(withAnswer(at(checkingPln, { overlay: "help" }), answered("REF1"), moment).state).not.toHaveProperty(
      "overlay",
    );
  });
});
