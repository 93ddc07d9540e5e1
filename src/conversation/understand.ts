import type { Catalogue } from "../domain/catalogue.ts";
import { cutText } from "../domain/cut-text.ts";
import { guessProducts, narrowed } from "../domain/guess-products.ts";
import { isLabel } from "../domain/number-label.ts";
import type { FieldKind, FieldValues, Product } from "../domain/product.ts";
import { sameValues } from "../domain/same-values.ts";
import { holdsSeveralNumbers } from "../domain/several-numbers.ts";
import { type Query, splitQuery } from "../domain/split-query.ts";
import { enter, fieldOf } from "./entry.ts";
import type { Moment } from "./event.ts";
import { namedBy } from "./find-products.ts";
import { type Move, move, proceed } from "./move.ts";
import { type Reading, readNumber, readQuery } from "./read-number.ts";
import { mostLeft, type State, type View } from "./state.ts";

const longestQuery = 64;
/** As long as an e-mail address can be, which is the longest of all inputs. */
const longestEntry = 254;

const fewestOfNumber = 10;

type FieldView = Extract<View, { at: "field" }>;

/** What a person typed, by where they are: an input, the next customer's number, or what they are looking for. */
export function understand(state: State, typed: string, moment: Moment, catalogue: Catalogue): Move {
  const { view } = state;
  const text = cutText(typed, longestEntry);
  if (holdsSeveralNumbers(text)) return { state: { ...move(state, view).state, notice: "one-by-one" }, place: "below" };
  switch (view.at) {
    case "field": {
      const product = catalogue.product(view.product);
      if (product === undefined) return search(state, text, moment, catalogue);
      return (
        changeOfMind(state, product, view, text, moment, catalogue) ?? {
          ...input(state, product, view, view.field, text, moment),
          place: "below",
        }
      );
    }
    case "result": {
      const product = catalogue.product(view.result.product);
      const next = product && nextCustomer(state, product, text, moment, catalogue);
      return next ?? search(state, text, moment, catalogue);
    }
    case "checking":
      return (
        oneMore(state, view, text, moment, catalogue) ?? {
          state: { ...move(state, view).state, notice: "still-checking" },
          place: "below",
        }
      );
    case "categories":
    case "products":
    case "matches":
      return search(state, text, moment, catalogue);
  }
}

/** Who sends the next number meanwhile wants both bills. The same again, or more than a few of them, have to wait. */
function oneMore(
  state: State,
  view: Extract<View, { at: "checking" }>,
  text: string,
  moment: Moment,
  catalogue: Catalogue,
): Move | undefined {
  const product = catalogue.product(view.product);
  const open = state.left.filter(({ result }) => result === undefined);
  if (product === undefined || open.length >= mostLeft) return undefined;
  const next = nextCustomer(state, product, text, moment, catalogue) ?? search(state, text, moment, catalogue);
  const asked = next.inquire;
  const isAsked = [view, ...open].some(
    (one) => one.product === asked?.product.id && sameValues(one.values, asked.values),
  );
  return asked === undefined || isAsked ? undefined : next;
}

/** Takes one input; what does not fit is kept beside the values, so that the screen can say what is wrong with it. */
export function input(
  state: State,
  product: Product,
  { values, from }: Pick<FieldView, "values" | "from">,
  kind: FieldKind,
  text: string,
  moment: Moment,
): Pick<Move, "state" | "inquire"> {
  const field = fieldOf(product, kind);
  if (field === undefined) return proceed(state, product, values, moment);
  const entry = enter(product, values, field, text);
  if (entry.kind === "taken") return proceed(state, product, entry.values, moment);
  const number = kind === "account" ? readNumber(product, text) : undefined;
  if (number !== undefined) return goOn(state, product, number, moment);
  return move(state, {
    at: "field",
    product: product.id,
    values,
    field: kind,
    entered: cutText(text, longestEntry),
    ...(from === undefined ? {} : { from }),
  });
}

/** What cannot be this input, but names a product, or is a number when something else is asked for, is no slip of it. */
function changeOfMind(
  state: State,
  product: Product,
  { field: kind, values }: FieldView,
  text: string,
  moment: Moment,
  catalogue: Catalogue,
): Move | undefined {
  const field = fieldOf(product, kind);
  if (field === undefined) return undefined;
  const query = splitQuery(text);
  const { words, account } = query;
  // A number that may have letters can be read out of any: `ovo 0812…`.
  const isNamed = kind === "account" && words !== "" && account !== undefined;
  if (!isNamed && enter(product, values, field, text).kind === "taken") return undefined;
  if (words === "") {
    if (!isLongNumber(kind, account)) return undefined;
    return nextCustomer(state, product, text, moment, catalogue) ?? search(state, text, moment, catalogue);
  }
  // With a digit among the words the number itself may be mistyped: `514O 4040 0482`.
  if (!/\p{L}{3}/u.test(words) && (account === undefined || !/^\P{N}*\p{L}{2}\P{N}*$/u.test(words))) return undefined;
  const found = namedBy(catalogue, state.locale, words, account);
  if (account !== undefined && found.includes(product)) return asked(state, product, query, moment);
  return found.length === 0 ? undefined : search(state, text, moment, catalogue);
}

/** Longer than any zone, month or amount that somebody means. */
function isLongNumber(kind: FieldKind, account: string | undefined): account is string {
  return kind !== "account" && account !== undefined && account.replace(/\D/g, "").length >= fewestOfNumber;
}

/** After a bill the next number needs no tap: it is for the same product, unless it can only be another's. */
function nextCustomer(
  state: State,
  product: Product,
  text: string,
  moment: Moment,
  catalogue: Catalogue,
): Move | undefined {
  const field = fieldOf(product, "account");
  const typed = text.trim();
  const query = splitQuery(typed);
  const { words, account } = query;
  const isLabelled = account !== undefined && isLabel(words);
  // `pln 5140…` names a product of its own; `A1234567` and an e-mail address are account numbers.
  const isNumber = words === "" || (!/\s/.test(typed) && /[\d@]/.test(typed)) || isLabelled;
  if (field === undefined || !isNumber) return undefined;
  const guessed = guessProducts(catalogue, words === "" || isLabelled ? (account ?? typed) : typed);
  const [only] = guessed;
  const isOthers = guessed.length === 1 && only !== undefined && only.id !== product.id;
  const reading = readNumber(product, typed);
  // `0817345544 100.000` is as long as a national id.
  const isWithInput = reading?.next !== undefined && fits(product, reading.values, reading.next);
  const isForeign = isOthers || (reading === undefined && guessed.length > 0);
  if (isForeign && !isWithInput) return undefined;
  return { ...input(state, product, { values: {} }, "account", text, moment), place: "below" };
}

function fits(product: Product, values: FieldValues, { field, text }: NonNullable<Reading["next"]>): boolean {
  return enter(product, values, field, text).kind === "taken";
}

function search(state: State, text: string, moment: Moment, catalogue: Catalogue): Move {
  const query = splitQuery(text);
  const { account, more } = query;
  // Who names one product and a number has asked; a number alone is never sent by itself.
  if (account !== undefined) {
    const [only, ...others] = narrowed(namedBy(catalogue, state.locale, query.words, account), account);
    if (only !== undefined && others.length === 0) return asked(state, only, query, moment);
  }
  const words = account !== undefined && isLabel(query.words) ? "" : cutText(query.words, longestQuery);
  return {
    ...move(state, {
      at: "matches",
      query: words,
      ...(account === undefined ? {} : { account }),
      ...(more === undefined ? {} : { more }),
      page: 0,
    }),
    place: "below",
  };
}

/** A product and a number for it, named together or one after the other. */
export function asked(state: State, product: Product, query: Pick<Query, "account" | "more">, moment: Moment): Move {
  const reading = readQuery(product, query);
  const taken =
    reading === undefined
      ? input(state, product, { values: {} }, "account", query.account ?? "", moment)
      : goOn(state, product, reading, moment);
  return { ...taken, place: "below" };
}

/** What was typed with a number is taken as if it was typed when asked for, so that it is told what is wrong with it. */
function goOn(state: State, product: Product, { values, next }: Reading, moment: Moment): ReturnType<typeof input> {
  if (next === undefined) return proceed(state, product, values, moment);
  return input(state, product, { values }, next.field.kind, next.text, moment);
}
