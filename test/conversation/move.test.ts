import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { move, proceed, settle } from "../../src/conversation/move.ts";
import type { State } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { catalogue } from "../../src/domain/catalogue.ts";
import { at, atBill, checkingPln, home, moment, productOf, resultOf, shop } from "../support/sample-conversation.ts";

describe("move", () => {
  test("goes to a view with nothing lying over it", () => {
    expect(move(at(home, { overlay: "help", live: 7 }), checkingPln)).toEqual({ state: at(checkingPln, { live: 7 }) });
  });
});

describe("proceed", () => {
  test("asks for the first input that is missing", () => {
    const values = { account: "8888801433177155" };
    const { state, inquire } = proceed(at(home), productOf("bpjs-kesehatan"), values, moment);
    expect(state.view).toEqual({ at: "field", product: "bpjs-kesehatan", values, field: "months" });
    expect(inquire).toBeUndefined();
  });

  test("asks the provider when nothing is", () => {
    const values = { account: "514040400482" };
    const { state, inquire } = proceed(at(home), productOf("pln-postpaid"), values, moment);
    expect(state.view).toEqual({ ...checkingPln, reference: moment.reference });
    expect(inquire).toEqual({ reference: moment.reference, product: productOf("pln-postpaid"), values });
  });
});

describe("a catalogue that has lost a product", () => {
  const water = shop.categories.filter(({ id }) => id === "water");
  const smaller = catalogue(water, shop.inCategory("water"));

  test.each<[string, State]>([
    ["its question", at({ at: "field", product: "fif", values: {}, field: "account" })],
    ["its check", at(checkingPln)],
    ["its bill", atBill],
    ["its category", at({ at: "products", category: "electricity", page: 0 })],
  ])("starts over who was at %s, and says so", (_, state) => {
    expect(settle(state, smaller)).toEqual(at(home, { notice: "started-over" }));
  });

  test("starts over who was asked for an input that the product no longer has", () => {
    const state = at({ at: "field", product: "pdam-bogor", values: {}, field: "months" });
    expect(settle(state, smaller)).toEqual(at(home, { notice: "started-over" }));
  });

  test("leaves everybody else where they are, without what is gone", () => {
    const view = { at: "products", category: "water", page: 1 } as const;
    const before = at(view, { recent: ["pdam-bogor", "fif"], bills: [resultOf()] });
    expect(settle(before, smaller)).toEqual(at(view, { recent: ["pdam-bogor"] }));
  });

  test("is told with whatever the person does next", () => {
    const event: Event = { kind: "text", text: "pdam" };
    const { state, show } = step(atBill, event, moment, smaller);
    expect(state.view).toMatchObject({ at: "matches", query: "pdam" });
    expect(show?.screen.notice).toBe("started-over");
  });
});
