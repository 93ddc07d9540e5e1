import type { Catalogue } from "../domain/catalogue.ts";
import { sameValues } from "../domain/same-values.ts";
import { doorTo, withAside } from "./asides.ts";
import { copyButtons } from "./buttons.ts";
import type { Event, Moment } from "./event.ts";
import { move } from "./move.ts";
import type { Screen } from "./screen.ts";
import { resultScreen } from "./screen-of.ts";
import { type Aside, type LeftInquiry, mostLeft, type Result, type State } from "./state.ts";

export type Answered = Extract<Event, { kind: "answered" }>;

/**
 * An answer that its person no longer waits for: a message of its own, which no button changes. It is sent empty and
 * then filled, because to change a message twice is to change it once, and two messages are two bills.
 */
export type Tell = {
  readonly reference: string;
  readonly empty: Screen;
  readonly screen: Screen;
  readonly message?: number;
};

const keptBills = 3;
/** A late answer is told by itself when it was asked for in the last hours. */
const toldWithinMs = 6 * 60 * 60 * 1000;

/** What was asked at a place and is not answered yet. */
export function openInquiries({ view, left }: State): readonly Omit<LeftInquiry, "askedAt">[] {
  const open = left.filter(({ result }) => result === undefined);
  return view.at === "checking" ? [view, ...open] : open;
}

export function isChecking({ view }: State, reference: string): boolean {
  return view.at === "checking" && view.reference === reference;
}

/** Its answer is what the person sees, or comes back to when they close what lies over it. */
export function isAnswered({ view }: State, reference: string): boolean {
  return view.at === "result" && view.result.reference === reference;
}

/** The answer that its person waits for. */
export function withAnswer(state: State, event: Answered, moment: Moment): ReturnType<typeof withAside> {
  if (state.view.at !== "checking") return { state };
  const { askedAt: since, query } = state.view;
  const result = resultOf(state.view, event);
  const answered = { ...move(state, { at: "result", result }).state, ...remembered(state, result) };
  return withAside(answered, result, moment, { since, ...(query === undefined ? {} : { query }) });
}

/** Its person has gone on to something else. What was asked for hours ago they can look up; nobody is disturbed. */
export function onLateAnswer(
  state: State,
  event: Answered,
  moment: Moment,
  catalogue: Catalogue,
): { readonly state: State; readonly tell?: Tell; readonly aside?: Aside } {
  const inquiry = state.left.find(({ reference }) => reference === event.reference);
  // Two programs may have asked; the second answer is none.
  if (inquiry === undefined || inquiry.result !== undefined) return { state };
  const result = resultOf(inquiry, event);
  const others = state.left.filter((other) => other !== inquiry);
  const after = { ...state, ...remembered(state, result) };
  if (moment.now - inquiry.askedAt > toldWithinMs) return { state: { ...after, left: others } };
  const answered = { ...inquiry, result };
  const tell = tellOf(state, answered, catalogue);
  const told = withAside({ ...after, left: [answered, ...others] }, result, moment, { since: inquiry.askedAt });
  return { ...told, ...(tell === undefined ? {} : { tell }) };
}

/**
 * The person has gone on to something else, and so has the group: the bill, which is no late answer, is told anew, with
 * the way to the whole.
 */
export function toldWithDoor(state: State, reference: string): State {
  const aside = state.asides?.find((one) => one.reference === reference);
  if (aside === undefined) return state;
  const { product, values } = aside.result;
  return {
    ...state,
    left: [{ reference, product, values, askedAt: aside.since, result: aside.result }, ...state.left],
  };
}

/** The late answers that are still to be told. */
export function untold(state: State, catalogue: Catalogue): readonly Tell[] {
  return state.left.flatMap((inquiry) => tellOf(state, inquiry, catalogue) ?? []);
}

/** Who goes on to something else without cancelling still wants the answer. */
export function withLeft({ view }: State, after: State): State {
  const isCancelled = after.notice === "cancelled";
  if (isCancelled) return { ...after, left: after.left.filter(({ result }) => result !== undefined) };
  if (view.at !== "checking" || isChecking(after, view.reference) || isAnswered(after, view.reference)) return after;
  const { reference, product, values, askedAt } = view;
  return { ...after, left: [{ reference, product, values, askedAt }, ...after.left].slice(0, mostLeft) };
}

function resultOf({ product, values }: Pick<Result, "product" | "values">, event: Answered): Result {
  const { kind: _answered, ...answer } = event;
  return { product, values, ...answer };
}

export function remembered({ recent, bills }: State, result: Result): Pick<State, "recent" | "bills"> {
  const { product, outcome } = result;
  return {
    recent: [product, ...recent.filter((id) => id !== product)].slice(0, 3),
    bills: outcome.kind === "bill" ? [result, ...bills.filter(isOther(result))].slice(0, keptBills) : bills,
  };
}

/** Who asks the same again has a newer bill of it, and not one more. */
function isOther({ product, values }: Result): (bill: Result) => boolean {
  return (bill) => bill.product !== product || !sameValues(bill.values, values);
}

function tellOf(
  state: State,
  { reference, askedAt, result, message }: LeftInquiry,
  catalogue: Catalogue,
): Tell | undefined {
  const product = catalogue.product(result?.product ?? "");
  if (result === undefined || product === undefined) return undefined;
  const { locale, nonce } = state;
  const { rows } = resultScreen(product, result, doorTo(state, result));
  const to = { locale, nonce };
  return {
    reference,
    empty: { ...to, body: { show: "late-answer", product, values: result.values, askedAt }, rows: [] },
    screen: { ...to, body: { show: "result", product, result, askedAt }, rows: copyButtons(rows) },
    ...(message === undefined ? {} : { message }),
  };
}
