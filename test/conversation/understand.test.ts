import { describe, expect, test } from "vitest";
import { findProducts } from "../../src/conversation/find-products.ts";
import type { Move } from "../../src/conversation/move.ts";
import type { LeftInquiry, State, View } from "../../src/conversation/state.ts";
import { understand } from "../../src/conversation/understand.ts";
import { at, atBill, checkingPln, home, moment, refusedWith, resultOf, shop } from "../support/sample-conversation.ts";

const said = (state: State, text: string): Move => understand(state, text, moment, shop);
const asking: View = {
  at: "field",
  product: "bpjs-kesehatan",
  values: { account: "8888801433177155" },
  field: "months",
};

describe("what is typed at the start", () => {
  test.each([
    ["pdam", { query: "pdam" }],
    ["514040400482", { query: "", account: "514040400482" }],
    ["pdam 107917", { query: "pdam", account: "107917" }],
    ["xyzzy", { query: "xyzzy" }],
    ["🤷", { query: "🤷" }],
  ])("%j looks for products", (text, found) => {
    expect(said(at(home), text)).toEqual({ state: at({ at: "matches", page: 0, ...found }), place: "below" });
  });

  test.each([
    ["pln pascabayar 514040400482", "pln-postpaid", { account: "514040400482" }],
    ["ml 12345678 (1234)", "mobile-legends", { account: "12345678", zone: "1234" }],
  ])("%j names one product and a number: it is asked at once", (text, product, values) => {
    const { state, inquire } = said(at(home), text);
    expect(inquire).toMatchObject({ product: { id: product }, values });
    expect(state.view).toMatchObject({ at: "checking", product, values });
  });

  test("a name and a number that does not fit it says what is wrong", () => {
    expect(said(at(home), "pln pascabayar 51404").state.view).toMatchObject({
      at: "field",
      product: "pln-postpaid",
      entered: "51404",
    });
  });

  test("a number alone is never sent by itself, even when it can only be one product's", () => {
    const { state, inquire } = said(at(home), "8888801433177155");
    expect(findProducts(shop, "id", "", "8888801433177155")).toHaveLength(1);
    expect(inquire).toBeUndefined();
    expect(state.view.at).toBe("matches");
  });

  test.each([`a${"😀".repeat(2000)}`, "x".repeat(4096)])("a very long text is looked for by its beginning", (text) => {
    const { view } = said(at(home), text).state;
    if (view.at !== "matches") throw new Error("not a search");
    expect(view.query.length).toBeLessThanOrEqual(64);
    expect(text.startsWith(view.query)).toBe(true);
    expect(view.query).not.toMatch(/\p{Cs}/u);
  });

  test("what lies over the view is closed", () => {
    expect(said(at(home, { overlay: "help" }), "pdam").state).not.toHaveProperty("overlay");
  });
});

describe("what is typed for a field", () => {
  test("is taken, below", () => {
    expect(said(at(asking), "2 bulan")).toMatchObject({ place: "below", inquire: { values: { months: 2 } } });
  });

  test("or refused and kept beside the values, with the way back", () => {
    const view = { ...asking, from: resultOf() };
    expect(said(at(view), "13")).toEqual({ state: at({ ...view, entered: "13" }), place: "below" });
  });

  test("is judged as a whole, however long it is", () => {
    const state = at({ at: "field", product: "pln-postpaid", values: {}, field: "account" });
    const { view } = said(state, `514040400482${" ".repeat(60)}x`).state;
    expect(view).toMatchObject({ at: "field", entered: expect.stringMatching(/x$/) });
    const longest = said(state, "9".repeat(4096)).state.view;
    expect(longest.at === "field" && longest.entered).toHaveLength(254);
  });
});

describe("a change of mind at a field", () => {
  const atNumber = at({ at: "field", product: "pln-postpaid", values: {}, field: "account" });

  test.each([
    ["another number of the product", "8888801433177156", { at: "field", values: { account: "8888801433177156" } }],
    ["another product", "pdam", { at: "matches", query: "pdam" }],
    ["another product and its number", "pdam 107917", { at: "matches", query: "pdam", account: "107917" }],
    ["a number that only others have", "514040400482", { at: "matches", account: "514040400482" }],
    ["a number that nobody has", "5".repeat(19), { at: "field", field: "account", entered: "5".repeat(19) }],
  ])("is understood where months are asked for: %s", (_, text, view) => {
    expect(said(at(asking), text)).toMatchObject({ place: "below", state: { view } });
  });

  test("is understood where a number is asked for, and asked at once", () => {
    expect(said(atNumber, "pdam bogor 107917")).toMatchObject({ inquire: { product: { id: "pdam-bogor" } } });
  });

  test("is none where the product itself is named before the number", () => {
    expect(said(atNumber, "pln 514040400482")).toMatchObject({
      inquire: { product: { id: "pln-postpaid" }, values: { account: "514040400482" } },
    });
  });

  test.each(["IDPEL : 514040400482", "IDPEL:514040400482", "no. pelanggan 5140 4040 0482", "514040400482 ya"])(
    "is none where words that name nothing stand beside the number: %j",
    (text) => {
      const inquire = { product: { id: "pln-postpaid" }, values: { account: "514040400482" } };
      expect(said(atNumber, text)).toMatchObject({ place: "below", inquire });
      expect(said(atBill, text)).toMatchObject({ place: "below", inquire });
    },
  );

  test.each(["shopee 514040400482", "ya 514040400482"])("by a name that nobody knows asks nothing: %j", (text) => {
    expect(said(atNumber, text)).not.toHaveProperty("inquire");
    expect(said(atBill, text)).not.toHaveProperty("inquire");
  });

  test.each(["514O 514040400482", "a 514040400482"])("is none where a digit may be mistyped: %j", (text) => {
    expect(said(atNumber, text).state.view).toMatchObject({ at: "field", entered: text });
  });

  test("is understood by two letters and a number where months are asked for", () => {
    expect(said(at(asking), "ml 12345678 1234")).toMatchObject({ inquire: { product: { id: "mobile-legends" } } });
  });

  test.each(["13", "banyak", "-1", "12345"])("is none where nothing is named: %j", (text) => {
    expect(said(at(asking), text).state.view).toEqual({ ...asking, entered: text });
  });
});

describe("what is typed below a result", () => {
  test.each([
    ["a number of the same product", "516070377775"],
    ["the same number again", "514040400482"],
    ["a number in groups", "5160 7037 7775"],
  ])("is the next customer's: %s", (_, text) => {
    expect(said(atBill, text)).toMatchObject({ place: "below", inquire: { product: { id: "pln-postpaid" } } });
  });

  test("takes the next input along", () => {
    const result = resultOf({ product: "bpjs-kesehatan", values: { account: "8888801433177155", months: 3 } });
    expect(said(at({ at: "result", result }), "8888801433177156 2")).toMatchObject({
      inquire: { values: { account: "8888801433177156", months: 2 } },
    });
  });

  test("asks for the other inputs anew", () => {
    const result = resultOf({ product: "bpjs-kesehatan", values: { account: "8888801433177155", months: 3 } });
    expect(said(at({ at: "result", result }), "8888801433177156").state.view).toMatchObject({
      field: "months",
      values: { account: "8888801433177156" },
    });
  });

  test("is for another product when only another has such numbers", () => {
    expect(said(atBill, "8888801433177155").state.view).toMatchObject({ at: "matches", account: "8888801433177155" });
  });

  test("is told what is wrong with it when no product has such numbers", () => {
    expect(said(atBill, "5".repeat(19)).state.view).toMatchObject({
      at: "field",
      product: "pln-postpaid",
      entered: "5".repeat(19),
    });
  });

  test.each(["pdam", "pdam 107917", "halo"])("is looked for when it is a name: %j", (text) => {
    expect(said(atBill, text).state.view.at).toBe("matches");
  });

  test("may be letters and digits where the product's numbers have them", () => {
    const result = resultOf({
      product: "pdam-bogor",
      values: { account: "1234" },
      outcome: refusedWith("unknown-account"),
    });
    expect(said(at({ at: "result", result }), "A1234567")).toMatchObject({
      inquire: { values: { account: "A1234567" } },
    });
  });

  test("may be an e-mail address where the product has them", () => {
    const result = resultOf({ product: "google-play", values: { account: "a@b.co" } });
    const next = said(at({ at: "result", result }), "budi@example.com").state.view;
    expect(next).toMatchObject({ product: "google-play", values: { account: "budi@example.com" } });
  });
});

describe("what is typed while it is checked", () => {
  const waits = (state: State) => ({ state: { ...state, notice: "still-checking" }, place: "below" });
  const left = (account: string): LeftInquiry => ({
    reference: `of ${account}`,
    product: "pln-postpaid",
    values: { account },
    askedAt: 1,
  });

  test.each(["516070377775", "pln pascabayar 516070377775"])(
    "is asked as well when it asks for another: %s",
    (text) => {
      const next = said(at(checkingPln), text);
      expect(next).toMatchObject({
        inquire: { product: { id: "pln-postpaid" }, values: { account: "516070377775" } },
        state: { view: { at: "checking", values: { account: "516070377775" } } },
        place: "below",
      });
    },
  );

  test.each([`${checkingPln.values.account}`, "halo", "pdam", "12345"])(
    "has to wait when it asks for nothing else: %s",
    (text) => {
      expect(said(at(checkingPln), text)).toEqual(waits(at(checkingPln)));
    },
  );

  test("has to wait when it is asked already, or when many are", () => {
    const some = at(checkingPln, { left: [left("516070377775")] });
    expect(said(some, "516070377775")).toEqual(waits(some));
    const many = at(checkingPln, { left: [1, 2, 3, 4, 5].map((last) => left(`51607037777${last}`)) });
    expect(said(many, "516070377779")).toEqual(waits(many));
  });
});
