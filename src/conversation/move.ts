import type { Catalogue } from "../domain/catalogue.ts";
import type { FieldValues, Product } from "../domain/product.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import { missingField } from "./entry.ts";
import type { Moment } from "./event.ts";
import type { Aside, State, View } from "./state.ts";

/** Where a person is after an event, and whether that is to be seen. Without a place nothing changes on the screen. */
export type Move = {
  readonly state: State;
  readonly place?: "live" | "below";
  readonly inquire?: Question;
  /** To be given to its person alone. */
  readonly aside?: Aside;
};

/** An inquiry before it is known who asks. */
export type Question = Omit<Inquiry, "asker">;

/** A bill is on the screen, and nothing lies over it. */
export function showsBill({ overlay, view }: State): boolean {
  return overlay === undefined && view.at === "result" && view.result.outcome.kind === "bill";
}

/** To a view, with nothing lying over it. */
export function move({ overlay: _closed, ...state }: State, view: View): { readonly state: State } {
  return { state: { ...state, view } };
}

/** To the next input that the product still needs, or to the provider when there is none. */
export function proceed(
  state: State,
  product: Product,
  values: FieldValues,
  moment: Moment,
): Pick<Move, "state" | "inquire"> {
  const field = missingField(product, values);
  if (field !== undefined) return move(state, { at: "field", product: product.id, values, field: field.kind });
  const { reference, now: askedAt, query, group } = moment;
  const pressed = group === undefined || query === undefined ? {} : { query };
  return {
    ...move(state, { at: "checking", product: product.id, values, reference, askedAt, slow: false, ...pressed }),
    inquire: { reference, product, values },
  };
}

/** An operator may have taken away what a state speaks of: then the person starts over, and is told so. */
export function settle(state: State, catalogue: Catalogue): State {
  const known = (product: string) => catalogue.product(product) !== undefined;
  const settled: State = {
    ...state,
    recent: state.recent.filter(known),
    bills: state.bills.filter(({ product }) => known(product)),
    left: state.left.filter(({ product }) => known(product)),
    ...(state.asides && { asides: state.asides.filter(({ result }) => known(result.product)) }),
  };
  return holds(state.view, catalogue)
    ? settled
    : { ...move(settled, { at: "categories", page: 0 }).state, notice: "started-over" };
}

function holds(view: View, catalogue: Catalogue): boolean {
  switch (view.at) {
    case "categories":
    case "matches":
      return true;
    case "products":
      return catalogue.category(view.category) !== undefined;
    case "field":
      return catalogue.product(view.product)?.fields.some((field) => field.kind === view.field) === true;
    case "checking":
      return catalogue.product(view.product) !== undefined;
    case "result":
      return catalogue.product(view.result.product) !== undefined;
  }
}
