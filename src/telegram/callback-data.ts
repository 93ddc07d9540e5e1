import type { Action } from "../conversation/event.ts";
import { locales } from "../domain/locale.ts";
import type { FieldKind } from "../domain/product.ts";
import { rupiah } from "../domain/rupiah.ts";

/** Telegram takes 1 to 64 bytes with a button, and gives them back when it is pressed; anybody may send others. */
const mostBytes = 64;

/** A pressed button: what it does, on whose keyboard, and on which one. */
export type Pressed = { readonly action: Action; readonly nonce: string; readonly owner: number };

const verbs = {
  menu: "m",
  category: "c",
  product: "p",
  page: "g",
  months: "b",
  zone: "z",
  amount: "a",
  change: "e",
  next: "n",
  again: "r",
  "last-bill": "t",
  "earlier-bill": "o",
  whole: "w",
  type: "y",
  switch: "s",
  back: "k",
  cancel: "x",
  languages: "l",
  language: "i",
  help: "h",
} as const satisfies Record<Action["do"], string>;

const fields: readonly FieldKind[] = ["account", "months", "zone", "amount"];

/** `nonce.owner.verb`, with `:argument` behind the verb where the action has one. @throws RangeError over 64 bytes. */
export function encode({ action, nonce, owner }: Pressed): string {
  const argument = argumentOf(action);
  const data = `${nonce}.${owner.toString(36)}.${verbs[action.do]}${argument === undefined ? "" : `:${argument}`}`;
  if (Buffer.byteLength(data) > mostBytes)
    throw new RangeError(`callback data of "${action.do}" is over ${mostBytes} bytes`);
  return data;
}

/** Reads what came with a press; `undefined` when it is nothing of ours. */
export function decode(data: string): Pressed | undefined {
  const [, nonce, owner, verb, argument = ""] = /^([\w-]*)\.([0-9a-z]{1,11})\.([a-z])(?::(.+))?$/.exec(data) ?? [];
  if (nonce === undefined || owner === undefined || verb === undefined) return undefined;
  const action = actionOf(verb, argument);
  const person = Number.parseInt(owner, 36);
  return action && Number.isSafeInteger(person) ? { action, nonce, owner: person } : undefined;
}

function argumentOf(action: Action): string | undefined {
  switch (action.do) {
    case "category":
      return action.category;
    case "product":
    case "switch":
      return action.product;
    case "page":
      return String(action.page);
    case "months":
      return String(action.months);
    case "zone":
      return action.zone;
    case "amount":
      return String(action.amount);
    case "change":
      return action.field;
    case "language":
      return action.locale;
    case "earlier-bill":
      return action.reference;
    case "menu":
    case "next":
    case "again":
    case "last-bill":
    case "whole":
    case "type":
    case "back":
    case "cancel":
    case "languages":
    case "help":
      return undefined;
  }
}

function actionOf(verb: string, argument: string): Action | undefined {
  switch (verb) {
    case verbs.menu:
      return { do: "menu" };
    case verbs.category:
      return argument === "" ? undefined : { do: "category", category: argument };
    case verbs.product:
      return argument === "" ? undefined : { do: "product", product: argument };
    case verbs.switch:
      return argument === "" ? undefined : { do: "switch", product: argument };
    case verbs.page:
      return withNumber(argument, (page) => ({ do: "page", page }));
    case verbs.months:
      return withNumber(argument, (months) => ({ do: "months", months }));
    case verbs.amount:
      return withNumber(argument, (amount) => ({ do: "amount", amount: rupiah(amount) }));
    case verbs.zone:
      return argument === "" ? undefined : { do: "zone", zone: argument };
    case verbs.change: {
      const field = fields.find((kind) => kind === argument);
      return field && { do: "change", field };
    }
    case verbs.language: {
      const locale = locales.find((one) => one === argument);
      return locale && { do: "language", locale };
    }
    case verbs.next:
      return { do: "next" };
    case verbs.again:
      return { do: "again" };
    case verbs["last-bill"]:
      return { do: "last-bill" };
    case verbs.type:
      return { do: "type" };
    case verbs.whole:
      return { do: "whole" };
    case verbs["earlier-bill"]:
      return argument === "" ? undefined : { do: "earlier-bill", reference: argument };
    case verbs.back:
      return { do: "back" };
    case verbs.cancel:
      return { do: "cancel" };
    case verbs.languages:
      return { do: "languages" };
    case verbs.help:
      return { do: "help" };
    default:
      return undefined;
  }
}

function withNumber(argument: string, action: (number: number) => Action): Action | undefined {
  return /^\d{1,12}$/.test(argument) ? action(Number(argument)) : undefined;
}
