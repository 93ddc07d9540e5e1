import { describe, expect, test } from "vitest";
import type { Action } from "../../src/conversation/event.ts";
import type { Move } from "../../src/conversation/move.ts";
import { press } from "../../src/conversation/press.ts";
import type { State, View } from "../../src/conversation/state.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import {
  at,
  atBill,
  checkingPln,
  home,
  moment,
  productOf,
  refusedWith,
  resultOf,
  shop,
} from "../support/sample-conversation.ts";

const pressed = (state: State, action: Action): Move => press(state, action, moment, shop);
const field = (
  product: string,
  kind: Extract<View, { at: "field" }>["field"],
  values = {},
  entered?: string,
): View => ({
  at: "field",
  product,
  values,
  field: kind,
  ...(entered === undefined ? {} : { entered }),
});
const bpjs = resultOf({
  product: "bpjs-kesehatan",
  values: { account: "8888801433177155", months: 1 },
  outcome: refusedWith("blocked"),
});

describe("a pressed button", () => {
  test.each<[string, View, Action, View]>([
    ["a category", home, { do: "category", category: "water" }, { at: "products", category: "water", page: 0 }],
    ["a page", home, { do: "page", page: 1 }, { at: "categories", page: 1 }],
    [
      "a page of a list",
      { at: "products", category: "water", page: 0 },
      { do: "page", page: 2 },
      { at: "products", category: "water", page: 2 },
    ],
    [
      "a page of a search",
      { at: "matches", query: "pdam", account: "107917", page: 0 },
      { do: "page", page: 1 },
      { at: "matches", query: "pdam", account: "107917", page: 1 },
    ],
    ["a product", home, { do: "product", product: "fif" }, field("fif", "account")],
    [
      "a product for a number that waits",
      { at: "matches", query: "", account: "8888801433177155", page: 0 },
      { do: "product", product: "bpjs-kesehatan" },
      field("bpjs-kesehatan", "months", { account: "8888801433177155" }),
    ],
    [
      "a product that the waiting number does not fit",
      { at: "matches", query: "", account: "14987654321", page: 0 },
      { do: "product", product: "pln-postpaid" },
      field("pln-postpaid", "account", {}, "14987654321"),
    ],
    [
      "a switch, with the number that was entered",
      field("pln-postpaid", "account", {}, "14987654321"),
      { do: "switch", product: "pln-prepaid" },
      field("pln-prepaid", "amount", { account: "14987654321" }),
    ],
    [
      "back from the first input",
      field("fif", "account"),
      { do: "back" },
      { at: "products", category: "multifinance", page: 0 },
    ],
    [
      "back from a later input, to the one before",
      field("bpjs-kesehatan", "months", { account: "8888801433177155" }),
      { do: "back" },
      field("bpjs-kesehatan", "account"),
    ],
    ["back from a list", { at: "products", category: "water", page: 1 }, { do: "back" }, home],
    ["the menu", field("fif", "account"), { do: "menu" }, home],
  ])("of %s leads on", (_, from, action, to) => {
    const { state, place, inquire } = pressed(at(from), action);
    expect(state.view).toEqual(to);
    expect(place).toBe("live");
    expect(inquire).toBeUndefined();
  });

  test.each<[string, View, Action, object]>([
    [
      "months",
      field("bpjs-kesehatan", "months", { account: "8888801433177155" }),
      { do: "months", months: 2 },
      { months: 2 },
    ],
    [
      "a zone",
      field("genshin-impact", "zone", { account: "112345678" }),
      { do: "zone", zone: "os_asia" },
      { zone: "os_asia" },
    ],
    [
      "an amount",
      field("pln-prepaid", "amount", { account: "14987654321" }),
      { do: "amount", amount: rupiah(50_000) },
      { amount: 50_000 },
    ],
    [
      "a product, with the number that waits",
      { at: "matches", query: "", account: "514040400482", page: 0 },
      { do: "product", product: "pln-postpaid" },
      { account: "514040400482" },
    ],
    ["again", { at: "result", result: bpjs }, { do: "again" }, bpjs.values],
  ])("of %s, the last thing that was missing, asks the provider", (_, from, action, values) => {
    const { state, inquire } = pressed(at(from), action);
    expect(inquire).toMatchObject({ reference: moment.reference, values });
    expect(state.view).toMatchObject({ at: "checking", reference: moment.reference, slow: false, values });
  });

  test.each<[string, State, Action]>([
    ["a number of months where a zone is asked", at(field("mobile-legends", "zone")), { do: "months", months: 1 }],
    ["a zone after the field was filled in", at(home), { do: "zone", zone: "1234" }],
    ["an unknown category", at(home), { do: "category", category: "rent" }],
    ["an unknown product", at(home), { do: "product", product: "rent" }],
    ["a page where there are none", at(field("fif", "account")), { do: "page", page: 1 }],
    ["a last bill where there is none", at(home), { do: "last-bill" }],
    ["again, without a result", at(home), { do: "again" }],
    ["next, without a result", at(home), { do: "next" }],
    ["change, without a result", at(home), { do: "change", field: "account" }],
    ["anything but cancel while it is checked", at(checkingPln), { do: "menu" }],
    ["again, the second of a double tap", at(checkingPln), { do: "again" }],
  ])("of %s does nothing", (_, state, action) => {
    expect(pressed(state, action)).toEqual({ state });
  });

  test("that does not fit is told so, and nothing entered is lost", () => {
    const values = { account: "8888801433177155" };
    const { state, inquire } = pressed(at(field("bpjs-kesehatan", "months", values)), { do: "months", months: 99 });
    expect(state.view).toEqual(field("bpjs-kesehatan", "months", values, "99"));
    expect(inquire).toBeUndefined();
  });
});

describe("cancel", () => {
  test.each([
    ["a check", checkingPln],
    ["a question", field("fif", "account")],
  ] as const)("ends %s and says so", (_, view) => {
    expect(pressed(at(view), { do: "cancel" })).toEqual({ state: at(home, { notice: "cancelled" }), place: "live" });
  });
});

describe("after a result", () => {
  test("a bill stays where it is, and what comes next stands below it", () => {
    for (const action of [{ do: "menu" }, { do: "next" }, { do: "product", product: "fif" }] as const) {
      expect(pressed(atBill, action).place).toBe("below");
    }
    expect(pressed(at({ at: "result", result: bpjs }), { do: "menu" }).place).toBe("live");
  });

  test("one input is changed and the others stay, and back leads to the result", () => {
    const from = at({ at: "result", result: bpjs });
    const change = (kind: "account" | "months") => pressed(from, { do: "change", field: kind }).state;
    expect(change("months").view).toEqual({
      ...field("bpjs-kesehatan", "months", { account: "8888801433177155" }),
      from: bpjs,
    });
    expect(change("account").view).toMatchObject({ values: { months: 1 } });
    expect(pressed(change("months"), { do: "back" }).state.view).toEqual({ at: "result", result: bpjs });
  });

  test("a zone goes with its account", () => {
    const result = resultOf({ product: "mobile-legends", values: { account: "12345678", zone: "1234" } });
    const { state } = pressed(at({ at: "result", result }), { do: "change", field: "account" });
    expect(state.view).toMatchObject({ field: "account", values: {} });
  });

  test("next asks for the next customer's number, with nothing of this one's", () => {
    expect(pressed(atBill, { do: "next" }).state.view).toEqual({
      ...field("pln-postpaid", "account"),
      from: resultOf(),
    });
  });

  test("the last bill is shown once more without asking", () => {
    const { state, inquire } = pressed(at(home, { bills: [resultOf()] }), { do: "last-bill" });
    expect(state.view).toEqual({ at: "result", result: resultOf(), lookedUp: true });
    expect(inquire).toBeUndefined();
  });

  test("an earlier bill is looked up by its reference, below a bill and in place of anything else", () => {
    const bills = ["NEW", "OLD", "OLDER"].map((reference) => resultOf({ reference }));
    const earlier: Action = { do: "earlier-bill", reference: "OLD" };
    const looked = { at: "result", result: bills[1], lookedUp: true };
    expect(pressed({ ...atBill, bills }, earlier)).toMatchObject({ state: { view: looked }, place: "below" });
    expect(pressed(at(home, { bills }), earlier)).toMatchObject({ state: { view: looked }, place: "live" });
    expect(pressed({ ...atBill, bills }, earlier).inquire).toBeUndefined();
  });

  test("an earlier bill that is gone does nothing", () => {
    expect(pressed(atBill, { do: "earlier-bill", reference: "GONE" })).toEqual({ state: atBill });
  });

  test("again asks with the very same values, in the same place", () => {
    const { inquire, place } = pressed(atBill, { do: "again" });
    expect(inquire).toEqual({
      reference: moment.reference,
      product: productOf("pln-postpaid"),
      values: { account: "514040400482" },
    });
    expect(place).toBe("live");
  });
});

describe("what lies over a view", () => {
  test("changes nothing below it, and back closes it", () => {
    const over = pressed(atBill, { do: "languages" }).state;
    expect(over).toEqual({ ...atBill, overlay: "language" });
    expect(pressed(over, { do: "back" })).toEqual({ state: atBill, place: "live" });
  });

  test("a language is spoken at once, on the same view", () => {
    const over = at(checkingPln, { overlay: "language" });
    expect(pressed(over, { do: "language", locale: "en" })).toEqual({
      state: at(checkingPln, { locale: "en" }),
      place: "live",
    });
  });

  test("help leads on to the languages", () => {
    expect(pressed(at(home, { overlay: "help" }), { do: "languages" }).state.overlay).toBe("language");
  });
});
