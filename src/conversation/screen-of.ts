import type { Catalogue } from "../domain/catalogue.ts";
import { locales } from "../domain/locale.ts";
import type { Field, Product } from "../domain/product.ts";
import { doorTo } from "./asides.ts";
import { copyRows, inRows, paged, plainButton, productButton, type Rows } from "./buttons.ts";
import { fieldScreen } from "./field-screen.ts";
import { findProducts, namedBy } from "./find-products.ts";
import type { Button, Screen, Shown } from "./screen.ts";
import type { Overlay, Result, State, View } from "./state.ts";
import { warningOf } from "./warning-of.ts";

const productRows = 8;
const categoryRows = 7;

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
    ...(state.spoke === undefined ? {} : { replyTo: state.spoke }),
  };
}

function viewed(state: State, view: View, catalogue: Catalogue): Shown {
  switch (view.at) {
    case "categories":
      return categories(state, view.page, catalogue);
    case "products":
      return products(view.category, view.page, catalogue) ?? categories(state, 0, catalogue);
    case "matches":
      return matches(state, view, catalogue);
    case "field":
      return fieldScreen(view, catalogue) ?? categories(state, 0, catalogue);
    case "checking": {
      const product = catalogue.product(view.product);
      if (product === undefined) return categories(state, 0, catalogue);
      return {
        body: {
          show: "checking",
          product,
          values: view.values,
          slow: view.slow,
          ...(view.held && { held: true }),
          ...warningOf(product, view.values),
        },
        rows: [[plainButton("cancel")]],
      };
    }
    case "result": {
      const product = catalogue.product(view.result.product);
      if (product === undefined) return categories(state, 0, catalogue);
      const { body, rows } = resultScreen(product, view.result, doorTo(state, view.result));
      return { body, rows: view.lookedUp ? [...rows, ...otherBills(state, view.result, catalogue)] : rows };
    }
  }
}

function overlaid(state: State, overlay: Overlay): Shown {
  const close = [plainButton("back")];
  switch (overlay) {
    case "language": {
      const choices = locales.map((locale): Button => {
        const current = locale === state.locale;
        return { label: { say: "language", locale, current }, action: { do: "language", locale } };
      });
      return { body: { show: "languages" }, rows: [choices, close] };
    }
    case "help":
      return { body: { show: "help" }, rows: [[plainButton("languages"), ...close]] };
  }
}

function categories(state: State, page: number, catalogue: Catalogue): Shown {
  const recent = state.recent.flatMap((id) => catalogue.product(id) ?? []);
  const tiles = catalogue.categories.map(
    (category): Button => ({ label: { say: "category", category }, action: { do: "category", category: category.id } }),
  );
  const lastBill = state.bills.length === 0 ? [] : [plainButton("last-bill")];
  return {
    body: { show: "categories" },
    rows: [
      ...recent.map((product) => [productButton(product, true)]),
      ...paged(inRows(2, tiles), page, categoryRows),
      lastBill,
      [plainButton("languages"), plainButton("help")],
    ],
  };
}

function products(id: string, page: number, catalogue: Catalogue): Shown | undefined {
  const category = catalogue.category(id);
  if (category === undefined) return undefined;
  const all = catalogue.inCategory(id);
  return {
    body: { show: "products", category, searchable: all.length > productRows },
    rows: [...listed(all, page), [plainButton("back")]],
  };
}

function matches(state: State, view: Extract<View, { at: "matches" }>, catalogue: Catalogue): Shown {
  const { query, account, page } = view;
  const found = findProducts(catalogue, state.locale, query, account);
  return {
    body: {
      show: "matches",
      query,
      count: found.length,
      ...(account === undefined ? {} : { account }),
      ...(query !== "" && namedBy(catalogue, state.locale, query, account).length === 0 ? { isUnknown: true } : {}),
    },
    rows: [...listed(found, page), [plainButton("menu")]],
  };
}

function listed(all: readonly Product[], page: number): Rows {
  const rows = all.map((product) => [productButton(product)]);
  return paged(rows, page, productRows);
}

export function resultScreen(product: Product, result: Result, door?: string): Shown {
  const change = (field: Field["kind"]): readonly Button[] => [
    { label: { say: "change", field }, action: { do: "change", field } },
  ];
  const others = product.fields.filter(isChoice).map((field) => change(field.kind));
  const after = [plainButton("again"), plainButton("menu")];
  const isBill = result.outcome.kind === "bill";
  const whole = [door === undefined ? plainButton("whole") : { door }];
  return {
    body: { show: "result", product, result, ...warningOf(product, result.values) },
    rows: isBill
      ? [...copyRows(product, result), whole, [plainButton("next")], ...others, after]
      : [change("account"), ...others, after],
  };
}

function otherBills({ bills }: State, shown: Result, catalogue: Catalogue): Rows {
  return bills
    .filter(({ reference }) => reference !== shown.reference)
    .flatMap(({ product: id, reference, values: { account = "" } }) => {
      const product = catalogue.product(id);
      const action = { do: "earlier-bill", reference } as const;
      return product === undefined ? [] : [[{ label: { say: "earlier-bill", product, account }, action }]];
    });
}

/** Of a single amount there is nothing to change. */
function isChoice(field: Field): boolean {
  return field.kind !== "account" && (field.kind !== "amount" || !field.closed || field.choices.length > 1);
}
