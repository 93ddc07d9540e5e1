import type { Catalogue } from "../domain/catalogue.ts";
import type { FieldKind, FieldValues, Product } from "../domain/product.ts";
import type { Query } from "../domain/split-query.ts";
import { withAside } from "./asides.ts";
import type { Action, Moment } from "./event.ts";
import { type Move, move, proceed, showsBill } from "./move.ts";
import type { Result, State, View } from "./state.ts";
import { asked, input } from "./understand.ts";

/** A button of the current keyboard. One that no longer fits, as the second of a double tap, does nothing. */
export function press(state: State, action: Action, moment: Moment, catalogue: Catalogue): Move {
  const { view } = state;
  if (view.at === "checking" && state.overlay === undefined && action.do !== "cancel") return { state };
  switch (action.do) {
    case "menu":
      return leave(state, { at: "categories", page: 0 });
    case "cancel":
      return { state: { ...move(state, { at: "categories", page: 0 }).state, notice: "cancelled" }, place: "live" };
    case "category":
      return catalogue.category(action.category) === undefined
        ? { state }
        : leave(state, { at: "products", category: action.category, page: 0 });
    case "product":
    case "switch":
      return choose(state, action.product, moment, catalogue);
    case "page":
      return "page" in view ? leave(state, { ...view, page: action.page }) : { state };
    case "months":
      return fill(state, "months", String(action.months), moment, catalogue);
    case "zone":
      return fill(state, "zone", action.zone, moment, catalogue);
    case "amount":
      return fill(state, "amount", String(action.amount), moment, catalogue);
    case "type":
      return view.at === "field" ? leave(state, { ...view, typing: true }) : { state };
    case "again":
      return fromResult(state, catalogue, (product, { values }) => ({
        ...proceed(state, product, values, moment),
        place: "live",
      }));
    case "change":
      return fromResult(state, catalogue, (product, result) =>
        ask(state, product, without(result.values, action.field), action.field, result),
      );
    case "next":
      return fromResult(state, catalogue, (product, result) => ask(state, product, {}, "account", result));
    case "last-bill":
      return lookUp(state, state.bills[0]);
    case "earlier-bill":
      return lookUp(
        state,
        state.bills.find(({ reference }) => reference === action.reference),
      );
    case "whole":
      return fromResult(state, catalogue, (_, result) => giveAgain(state, result, moment));
    case "back":
      return back(state, catalogue);
    case "languages":
      return { state: { ...state, overlay: "language" }, place: "live" };
    case "language":
      return { state: { ...move(state, view).state, locale: action.locale }, place: "live" };
    case "help":
      return { state: { ...state, overlay: "help" }, place: "live" };
  }
}

/** A bill stays where it is and the next screen comes below it; every other screen is replaced. */
function leave(state: State, view: View): Move {
  return { ...move(state, view), place: showsBill(state) ? "below" : "live" };
}

function lookUp(state: State, bill: Result | undefined): Move {
  return bill === undefined ? { state } : leave(state, { at: "result", result: bill, lookedUp: true });
}

/** The screen stays as it is. */
function giveAgain(state: State, result: Result, moment: Moment): Move {
  const { now: since, query } = moment;
  return withAside(state, result, moment, { since, ...(query === undefined ? {} : { query }) });
}

function ask(state: State, product: Product, values: FieldValues, field: FieldKind, from?: Result): Move {
  return leave(state, {
    at: "field",
    product: product.id,
    values,
    field,
    ...(from === undefined ? {} : { from }),
  });
}

function fromResult(state: State, catalogue: Catalogue, go: (product: Product, result: Result) => Move): Move {
  const { view } = state;
  const product = view.at === "result" ? catalogue.product(view.result.product) : undefined;
  return view.at === "result" && product !== undefined ? go(product, view.result) : { state };
}

/** A product picked while a number waits for it takes that number along. */
function choose(state: State, id: string, moment: Moment, catalogue: Catalogue): Move {
  const product = catalogue.product(id);
  if (product === undefined) return { state };
  const waiting = waitingNumber(state.view);
  if (waiting?.account !== undefined) return { ...asked(state, product, waiting, moment), place: "live" };
  const { state: next, inquire } = proceed(state, product, {}, moment);
  return { state: next, place: showsBill(state) ? "below" : "live", ...(inquire === undefined ? {} : { inquire }) };
}

function waitingNumber(view: View): Pick<Query, "account" | "more"> | undefined {
  if (view.at === "matches") return view;
  return view.at === "field" && view.field === "account" && view.entered !== undefined
    ? { account: view.entered }
    : undefined;
}

function fill(state: State, kind: FieldKind, text: string, moment: Moment, catalogue: Catalogue): Move {
  const { view } = state;
  const product = view.at === "field" && view.field === kind ? catalogue.product(view.product) : undefined;
  if (view.at !== "field" || product === undefined) return { state };
  return { ...input(state, product, view, kind, text, moment), place: "live" };
}

/** One step back: out of what lies over the view, to the input before, to the list, to the start. */
function back(state: State, catalogue: Catalogue): Move {
  const { view } = state;
  if (state.overlay !== undefined) return { ...move(state, view), place: "live" };
  if (view.at !== "field") return leave(state, { at: "categories", page: 0 });
  if (view.from !== undefined) return leave(state, { at: "result", result: view.from });
  const product = catalogue.product(view.product);
  const fields = product?.fields.map((field) => field.kind) ?? [];
  const before = fields.slice(0, fields.indexOf(view.field)).at(-1);
  if (product === undefined) return leave(state, { at: "categories", page: 0 });
  if (before !== undefined) return ask(state, product, without(view.values, before), before);
  return leave(state, { at: "products", category: product.category, page: 0 });
}

/** A zone belongs to its account: who enters the account anew is asked for it anew. */
function without(values: FieldValues, kind: FieldKind): FieldValues {
  const { account, months, zone, amount } = values;
  return {
    ...(account === undefined || kind === "account" ? {} : { account }),
    ...(months === undefined || kind === "months" ? {} : { months }),
    ...(zone === undefined || kind === "zone" || kind === "account" ? {} : { zone }),
    ...(amount === undefined || kind === "amount" ? {} : { amount }),
  };
}
