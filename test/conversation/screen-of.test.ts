import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Button, Screen } from "../../src/conversation/screen.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State, View } from "../../src/conversation/state.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { waterCompanies } from "../support/products.ts";
import { at, atBill, checkingPln, home, refusedWith, resultOf, shop } from "../support/sample-conversation.ts";
import { walks } from "../support/walks.ts";

/** A keyboard at a glance: what each button does or copies. */
function keyboard({ rows }: Screen): readonly string[] {
  return rows.map((row) => row.map(inShort).join(" | "));
}

function inShort(button: Button): string {
  if ("copy" in button) return `copy ${button.copy}`;
  if ("door" in button) return `door ${button.door}`;
  const { do: verb, ...argument } = button.action;
  return [verb, ...Object.values(argument)].join(" ");
}

const shown = (view: View, more: Partial<State> = {}) => screenOf(at(view, more), shop);
const asked = (product: string, field: "account" | "months" | "zone" | "amount", entered?: string) =>
  shown({ at: "field", product, values: {}, field, ...(entered === undefined ? {} : { entered }) });

describe("the first screen", () => {
  test("has every category, in twos, and below them language and help", () => {
    const rows = keyboard(shown(home));
    expect(rows.slice(0, 2)).toEqual(["category electricity | category water", "category bpjs | category internet-tv"]);
    expect(rows.at(-1)).toBe("languages | help");
    expect(rows).toHaveLength(7);
  });

  test("has what was checked last on top, and the last bill", () => {
    const rows = keyboard(shown(home, { recent: ["fif", "gone", "wom"], bills: [resultOf()] }));
    expect(rows.slice(0, 2)).toEqual(["product fif", "product wom"]);
    expect(rows.at(-2)).toBe("last-bill");
  });
});

describe("a long list", () => {
  const many = waterCompanies(20);
  const page = (page: number) => screenOf(at({ at: "products", category: "water", page }), many);

  test.each([
    [0, 8, "page 1"],
    [1, 8, "page 0 | page 2"],
    [2, 4, "page 1"],
  ])("shows page %d with %d products and the ways on", (at, products, turning) => {
    const rows = keyboard(page(at));
    expect(rows.filter((row) => row.startsWith("product "))).toHaveLength(products);
    expect(rows.slice(-2)).toEqual([turning, "back"]);
  });

  test("counts its pages from one", () => {
    expect(page(1).rows.flat()).toContainEqual({
      label: { say: "page", direction: "next", page: 3, pages: 3 },
      action: { do: "page", page: 2 },
    });
  });

  test("says that it can be searched, and a short one does not", () => {
    expect(page(0).body).toMatchObject({ show: "products", searchable: true });
    expect(shown({ at: "products", category: "water", page: 0 }).body).toMatchObject({ searchable: false });
  });

  test("is paged as well when it was searched for", () => {
    const screen = screenOf(at({ at: "matches", query: "pdam", page: 2 }), many);
    expect(screen.body).toEqual({ show: "matches", query: "pdam", count: 20 });
    expect(keyboard(screen).slice(-2)).toEqual(["page 1", "menu"]);
  });
});

describe("a question", () => {
  test.each([
    ["pln-postpaid", "account", ["back | cancel"]],
    [
      "bpjs-kesehatan",
      "months",
      ["months 1 | months 2 | months 3 | months 4", "months 5 | months 6 | months 7 | months 8"],
    ],
    ["genshin-impact", "zone", ["zone os_usa | zone os_euro", "zone os_asia | zone os_cht"]],
    ["mobile-legends", "zone", ["back | cancel"]],
    ["pln-prepaid", "amount", ["amount 20000 | amount 50000", "amount 100000", "back | cancel"]],
  ] as const)("of %s for the %s has its choices", (product, field, rows) => {
    expect(keyboard(asked(product, field)).slice(0, rows.length)).toEqual(rows);
  });

  test("says what is wrong with the last entry", () => {
    expect(asked("bpjs-kesehatan", "months", "13").body).toMatchObject({ trouble: { field: "months", max: 12 } });
    expect(asked("bpjs-kesehatan", "months").body).not.toHaveProperty("trouble");
  });

  test("offers the product that the number belongs to", () => {
    expect(keyboard(asked("pln-postpaid", "account", "14987654321"))).toEqual(["switch pln-prepaid", "back | cancel"]);
    expect(keyboard(asked("pln-postpaid", "account", "1"))).toEqual(["back | cancel"]);
  });
});

describe("a result", () => {
  test("that is a bill can be copied, gone on from, changed and asked again", () => {
    expect(keyboard(screenOf(atBill, shop))).toEqual([
      "copy account | copy total",
      "copy customer-text",
      "whole",
      "next",
      "again | menu",
    ]);
  });

  test("that is no bill offers to change what was entered", () => {
    const result = resultOf({
      product: "bpjs-kesehatan",
      values: { account: "8888801433177155", months: 1 },
      outcome: refusedWith("blocked"),
    });
    expect(keyboard(shown({ at: "result", result }))).toEqual(["change account", "change months", "again | menu"]);
  });

  test("has every other input of its product to change", () => {
    const result = resultOf({ product: "mobile-legends", values: { account: "12345678", zone: "1234" } });
    expect(keyboard(shown({ at: "result", result }))).toContain("change zone");
  });

  test("that was looked up leads to the others that are kept, and one that was just asked does not", () => {
    const [newest, older, oldest] = ["NEW", "OLD", "OLDEST"].map((reference) => resultOf({ reference }));
    if (newest === undefined || older === undefined || oldest === undefined) throw new Error("no bills");
    const bills = [newest, older, oldest];
    const offered = (screen: Screen) => keyboard(screen).filter((row) => row.startsWith("earlier-bill"));
    const lookedUp = (result: typeof older) => offered(shown({ at: "result", result, lookedUp: true }, { bills }));
    expect(lookedUp(newest)).toEqual(["earlier-bill OLD", "earlier-bill OLDEST"]);
    expect(lookedUp(older)).toEqual(["earlier-bill NEW", "earlier-bill OLDEST"]);
    expect(offered(shown({ at: "result", result: newest }, { bills }))).toEqual([]);
  });

  test("repeats what is odd about the number", () => {
    const values = { account: "081712345678" };
    const result = resultOf({ product: "pulsa-telkomsel", values });
    const warning = { code: "other-operator", operator: "XL", expected: "Telkomsel" };
    expect(shown({ at: "result", result }).body).toMatchObject({ warning });
    expect(shown({ ...checkingPln, product: "pulsa-telkomsel", values }).body).toMatchObject({ warning });
  });
});

describe("what lies over a view", () => {
  test("covers it and can be closed", () => {
    expect(keyboard(shown(checkingPln, { overlay: "help" }))).toEqual(["languages | back"]);
    expect(keyboard(shown(checkingPln, { overlay: "language" }))).toEqual(["language id | language en", "back"]);
  });

  test("marks the language that is spoken", () => {
    const current = shown(home, { overlay: "language", locale: "en" })
      .rows.flat()
      .flatMap((button) => ("label" in button && button.label.say === "language" ? [button.label] : []));
    expect(current.map(({ locale, current }) => [locale, current])).toEqual([
      ["id", false],
      ["en", true],
    ]);
  });
});

describe("every screen", () => {
  test("follows from the state alone and offers a way out", () => {
    fc.assert(
      fc.property(walks, (strides) => {
        for (const { after } of strides) {
          const screen = screenOf(deepFreeze(after.state), shop);
          expect(screenOf(after.state, shop)).toEqual(screen);
          expect(screen.rows.flat().some((button) => "action" in button)).toBe(true);
          expect(screen.rows.every((row) => row.length > 0 && row.length <= 4)).toBe(true);
        }
      }),
    );
  });
});
