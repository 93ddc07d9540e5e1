import { readAccount } from "../domain/account-number.ts";
import type { AccountWarning } from "../domain/account-reading.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { locales } from "../domain/locale.ts";
import type { Field, FieldValues, Product } from "../domain/product.ts";
import { enter, fieldOf } from "./entry.ts";
import type { Body, Button, PlainLabel, Screen } from "./screen.ts";
import type { Result, State, View } from "./state.ts";
import { findProducts } from "./understand.ts";

const perPage = 8;
const categoriesPerPage = 14;

/** What stands on the screen follows from the state alone, so it can be shown again at any time, in any language. */
export function screenOf(state: State, catalogue: Catalogue): Screen {
  const { locale, nonce, notice } = state;
  const { body, rows } =
    state.overlay === undefined ? viewed(state, state.view, catalogue) : overlaid(state, state.overlay);
  return {
    locale,
    nonce,
    body,
    rows: rows.filter((row) => row.length > 0),
    ...(notice === undefined ? {} : { notice }),
  };
}

type Shown = { readonly body: Body; readonly rows: readonly (readonly Button[])[] };

function viewed(state: State, view: View, catalogue: Catalogue): Shown {
  switch (view.at) {
    case "categories":
      return categories(state, view.page, catalogue);
    case "products":
      return products(view.category, view.page, catalogue) ?? categories(state, 0, catalogue);
    case "matches":
      return matches(state, view, catalogue);
    case "field":
      return asked(view, catalogue) ?? categories(state, 0, catalogue);
    case "checking": {
      const product = catalogue.product(view.product);
      if (product === undefined) return categories(state, 0, catalogue);
      return {
        body: { show: "checking", product, values: view.values, slow: view.slow, ...warningOf(product, view.values) },
        rows: [[simple("cancel", { do: "cancel" })]],
      };
    }
    case "result": {
      const product = catalogue.product(view.result.product);
      return product === undefined ? categories(state, 0, catalogue) : answered(product, view.result);
    }
  }
}

function overlaid(state: State, overlay: NonNullable<State["overlay"]>): Shown {
  const close = [simple("back", { do: "back" })];
  switch (overlay) {
    case "language": {
      const choices = locales.map((locale): Button => {
        const current = locale === state.locale;
        return { label: { say: "language", locale, current }, action: { do: "language", locale } };
      });
      return { body: { show: "languages" }, rows: [choices, close] };
    }
    case "help":
      return { body: { show: "help" }, rows: [[simple("languages", { do: "languages" }), ...close]] };
  }
}

function categories(state: State, page: number, catalogue: Catalogue): Shown {
  const recent = state.recent.flatMap((id) => catalogue.product(id) ?? []);
  const tiles = catalogue.categories.map(
    (category): Button => ({ label: { say: "category", category }, action: { do: "category", category: category.id } }),
  );
  const lastBill = state.lastBill === undefined ? [] : [simple("last-bill", { do: "last-bill" })];
  return {
    body: { show: "categories" },
    rows: [
      ...recent.map((product) => [productButton(product, true)]),
      ...inTwos(pageOf(tiles, page, categoriesPerPage)),
      turning(tiles.length, page, categoriesPerPage),
      lastBill,
      [simple("languages", { do: "languages" }), simple("help", { do: "help" })],
    ],
  };
}

function products(id: string, page: number, catalogue: Catalogue): Shown | undefined {
  const category = catalogue.category(id);
  if (category === undefined) return undefined;
  const all = catalogue.inCategory(id);
  return {
    body: { show: "products", category, searchable: all.length > perPage },
    rows: [...listed(all, page), [simple("back", { do: "back" })]],
  };
}

function matches(state: State, view: Extract<View, { at: "matches" }>, catalogue: Catalogue): Shown {
  const { query, account, page } = view;
  const found = findProducts(catalogue, state.locale, query, account);
  return {
    body: { show: "matches", query, count: found.length, ...(account === undefined ? {} : { account }) },
    rows: [...listed(found, page), [simple("menu", { do: "menu" })]],
  };
}

function listed(all: readonly Product[], page: number): readonly (readonly Button[])[] {
  return [...pageOf(all, page, perPage).map((product) => [productButton(product)]), turning(all.length, page, perPage)];
}

function asked(view: Extract<View, { at: "field" }>, catalogue: Catalogue): Shown | undefined {
  const product = catalogue.product(view.product);
  const field = product && fieldOf(product, view.field);
  if (product === undefined || field === undefined) return undefined;
  const { values, entered } = view;
  const entry = entered === undefined ? undefined : enter(product, values, field, entered);
  const trouble = entry?.kind === "refused" ? { trouble: entry.trouble } : {};
  return {
    body: { show: "field", product, field, values, ...trouble },
    rows: [
      ...choices(field),
      switching(field, entered, catalogue),
      [simple("back", { do: "back" }), simple("cancel", { do: "cancel" })],
    ],
  };
}

function choices(field: Field): readonly (readonly Button[])[] {
  switch (field.kind) {
    case "account":
      return [];
    case "months": {
      const months = Array.from({ length: field.max }, (_, index) => index + 1);
      return inRows(
        4,
        months.map((n): Button => ({ label: { say: "months", months: n }, action: { do: "months", months: n } })),
      );
    }
    case "zone":
      return inTwos(
        (field.choices ?? []).map(
          ({ id, name }): Button => ({ label: { say: "name", name }, action: { do: "zone", zone: id } }),
        ),
      );
    case "amount":
      return inRows(
        3,
        field.choices.map((amount): Button => ({ label: { say: "amount", amount }, action: { do: "amount", amount } })),
      );
  }
}

/** The number fits another product: a tap takes it there. */
function switching(field: Field, entered: string | undefined, catalogue: Catalogue): readonly Button[] {
  if (field.kind !== "account" || entered === undefined) return [];
  const reading = readAccount(field.rule, entered);
  const other =
    reading.kind === "invalid" && reading.switchTo !== undefined ? catalogue.product(reading.switchTo) : undefined;
  return other === undefined
    ? []
    : [{ label: { say: "switch", product: other }, action: { do: "switch", product: other.id } }];
}

function answered(product: Product, result: Result): Shown {
  const copy = (what: "account" | "total" | "customer-text"): Button => ({ copy: what, result, product });
  const others = product.fields.map((field) => field.kind).filter((kind) => kind !== "account");
  const change = (field: Field["kind"]): Button => ({
    label: { say: "change", field },
    action: { do: "change", field },
  });
  const after = [simple("again", { do: "again" }), simple("menu", { do: "menu" })];
  const isBill = result.outcome.kind === "bill";
  return {
    body: { show: "result", product, result, ...warningOf(product, result.values) },
    rows: isBill
      ? [
          [copy("account"), copy("total")],
          [copy("customer-text")],
          [simple("next", { do: "next" }), ...others.map(change)],
          after,
        ]
      : [[change("account"), ...others.map(change)], after],
  };
}

/** Reading a number again tells again what is odd about it. */
function warningOf(product: Product, { account }: FieldValues): { readonly warning?: AccountWarning } {
  const field = fieldOf(product, "account");
  if (field?.kind !== "account" || account === undefined) return {};
  const reading = readAccount(field.rule, account);
  return reading.kind === "valid" && reading.warning !== undefined ? { warning: reading.warning } : {};
}

function simple(say: PlainLabel, action: Extract<Button, { action: unknown }>["action"]): Button {
  return { label: { say }, action };
}

function productButton(product: Product, recent?: true): Button {
  return {
    label: { say: "product", product, ...(recent === undefined ? {} : { recent }) },
    action: { do: "product", product: product.id },
  };
}

function pageOf<T>(all: readonly T[], page: number, size: number): readonly T[] {
  return all.slice(page * size, (page + 1) * size);
}

function turning(count: number, page: number, size: number): readonly Button[] {
  const pages = Math.ceil(count / size);
  const to = (direction: "previous" | "next", target: number): Button => ({
    label: { say: "page", direction, page: target + 1, pages },
    action: { do: "page", page: target },
  });
  return [...(page > 0 ? [to("previous", page - 1)] : []), ...(page < pages - 1 ? [to("next", page + 1)] : [])];
}

function inTwos(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return inRows(2, buttons);
}

function inRows(width: number, buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows = Math.ceil(buttons.length / width);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * width, (row + 1) * width));
}
