import type { Catalogue } from "../domain/catalogue.ts";
import { copyRows } from "./buttons.ts";
import type { Event, Moment } from "./event.ts";
import type { Screen } from "./screen.ts";
import type { Alone, Aside, Result, State } from "./state.ts";

/** A bill that a group sees masked: sent empty to its person alone and then filled, so that it is there once. */
export type Give = {
  readonly reference: string;
  readonly empty: Screen;
  readonly screen: Screen;
  /** When its person did something last that Telegram may show it in answer to, and which press that was. */
  readonly since: number;
  readonly query?: string;
  readonly at?: Alone;
};

const mostAsides = 3;
/** Who still has not got it by then and asks again is given it again, in the same message. */
const patienceMs = 60_000;

/** Of what is asked in a group that sees it masked. What is being given already is not given twice. */
export function withAside(
  state: State,
  result: Result,
  { group, now }: Moment,
  asked: Pick<Aside, "since" | "query">,
): { readonly state: State; readonly aside?: Aside } {
  const { reference, outcome } = result;
  const all = state.asides ?? [];
  const before = all.find((one) => one.reference === reference && one.door === undefined);
  const isUnderWay = before !== undefined && now - before.since < patienceMs;
  if (group?.isMasked !== true || outcome.kind !== "bill" || isUnderWay) return { state };
  const { since, query } = asked;
  const at = before?.at;
  const aside = { reference, result, since, ...(query !== undefined && { query }), ...(at !== undefined && { at }) };
  const others = all.filter((one) => one.reference !== reference);
  return { state: { ...state, asides: [aside, ...others].slice(0, mostAsides) }, aside };
}

/** What has become of one that was being given. */
export function onGiving(state: State, event: Extract<Event, { kind: "giving" | "behind-door" }>): State {
  const { kind: _kind, reference, ...become } = event;
  const asides = (state.asides ?? []).map((one) => (one.reference === reference ? { ...one, ...become } : one));
  return { ...state, asides };
}

export function onGiven(state: State, given: string): State {
  const { asides = [], ...rest } = state;
  const others = asides.filter(({ reference }) => reference !== given);
  return { ...rest, ...(others.length > 0 && { asides: others }) };
}

export function doorTo({ asides = [] }: State, { reference }: Result): string | undefined {
  return asides.find((one) => one.reference === reference)?.door;
}

/** Those that are still to be given. */
export function ungiven(state: State, catalogue: Catalogue): readonly Give[] {
  return (state.asides ?? []).flatMap((aside) => (aside.door === undefined ? giveOf(state, aside, catalogue) : []));
}

export function giveOf(state: State, aside: Aside, catalogue: Catalogue): readonly Give[] {
  const { reference, result, since, query, at } = aside;
  const product = catalogue.product(result.product);
  if (product === undefined) return [];
  const { locale, nonce, spoke } = state;
  const to = { locale, nonce, ...(spoke === undefined ? {} : { replyTo: spoke }) };
  const give = {
    reference,
    empty: { ...to, body: { show: "whole-soon" }, rows: [] },
    screen: { ...to, body: { show: "whole", product, result }, rows: copyRows(product, result) },
    since,
    ...(query === undefined ? {} : { query }),
    ...(at === undefined ? {} : { at }),
  } as const;
  return [give];
}
