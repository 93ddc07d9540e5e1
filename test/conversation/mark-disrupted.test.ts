import { describe, expect, test } from "vitest";
import { markDisrupted } from "../../src/conversation/mark-disrupted.ts";
import type { Button, Label, Screen } from "../../src/conversation/screen.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { at, atBill, home, moment, shop } from "../support/sample-conversation.ts";

const electricity = shop.inCategory("electricity").map(({ id }) => id);
const products = at({ at: "products", category: "electricity", page: 0 });

const marked = (state: State, disrupted: readonly string[]): Screen =>
  markDisrupted(deepFreeze(screenOf(state, shop)), new Set(disrupted), shop);

function labelsOf({ rows }: Screen): readonly Label[] {
  return rows.flat().flatMap((button: Button) => ("action" in button ? [button.label] : []));
}

/** What is marked, in the order of the buttons. */
function disruptedIn(screen: Screen): readonly string[] {
  return labelsOf(screen).flatMap((label) => {
    if (label.say === "product" && label.disrupted) return label.product.id;
    return label.say === "category" && label.disrupted ? label.category.id : [];
  });
}

describe("a list", () => {
  test("marks the products that are down", () => {
    expect(disruptedIn(marked(products, ["pln-prepaid", "pdam-bogor"]))).toEqual(["pln-prepaid"]);
  });

  test("marks a category when all of it is down", () => {
    expect(disruptedIn(marked(at(home), electricity))).toEqual(["electricity"]);
    expect(disruptedIn(marked(at(home), electricity.slice(1)))).toEqual([]);
  });

  test("marks what was checked last and what was found", () => {
    expect(disruptedIn(marked(at(home, { recent: ["pln-postpaid", "baf"] }), ["pln-postpaid"]))).toEqual([
      "pln-postpaid",
    ]);
    const found = at({ at: "matches", query: "pln", page: 0 });
    expect(disruptedIn(marked(found, ["pln-postpaid"]))).toEqual(["pln-postpaid"]);
  });

  test("changes nothing else: what is marked can still be pressed", () => {
    const before = screenOf(products, shop);
    const after = marked(products, electricity);
    const withoutMark = (label: Label): Label => {
      const { disrupted: _marked, ...rest } = { disrupted: true, ...label };
      return rest as Label;
    };
    const pressed = ({ rows }: Screen) => rows.map((row) => row.map((button) => "action" in button && button.action));
    expect(pressed(after)).toEqual(pressed(before));
    expect(labelsOf(after).map(withoutMark)).toEqual(labelsOf(before));
    expect({ ...after, rows: [] }).toEqual({ ...before, rows: [] });
  });

  test("is left as it is while nothing is down", () => {
    const screen = screenOf(products, shop);
    expect(markDisrupted(screen, new Set(), shop)).toBe(screen);
  });
});

test("a bill has nothing to mark, and keeps what it copies", () => {
  const screen = screenOf(atBill, shop);
  expect(markDisrupted(deepFreeze(screen), new Set(electricity), shop)).toEqual(screen);
});

test("a step shows what is down at its moment", () => {
  const press = { kind: "press", action: { do: "category", category: "electricity" }, nonce: "old" } as const;
  const { show } = step(at(home), press, { ...moment, disrupted: new Set(["pln-prepaid"]) }, shop);
  expect(show && disruptedIn(show.screen)).toEqual(["pln-prepaid"]);
  const before = step(at(home), press, moment, shop).show;
  expect(before && disruptedIn(before.screen)).toEqual([]);
});
