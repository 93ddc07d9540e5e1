import type { Product } from "../domain/product.ts";
import type { Button, PlainLabel } from "./screen.ts";
import type { Result } from "./state.ts";

export type Rows = readonly (readonly Button[])[];

/** A button that does what it says. */
export function plainButton(say: PlainLabel): Button {
  return { label: { say }, action: { do: say } };
}

export function productButton(product: Product, recent?: true): Button {
  return {
    label: { say: "product", product, ...(recent === undefined ? {} : { recent }) },
    action: { do: "product", product: product.id },
  };
}

/** The rows of one page, and a row to turn pages with when there are more. */
export function paged(rows: Rows, page: number, perPage: number): Rows {
  const pages = Math.ceil(rows.length / perPage);
  const to = (direction: "previous" | "next", target: number): Button => ({
    label: { say: "page", direction, page: target + 1, pages },
    action: { do: "page", page: target },
  });
  const turning = [
    ...(page > 0 ? [to("previous", page - 1)] : []),
    ...(page < pages - 1 ? [to("next", page + 1)] : []),
  ];
  return [...rows.slice(page * perPage, (page + 1) * perPage), turning];
}

export function inRows(width: number, buttons: readonly Button[]): Rows {
  const rows = Math.ceil(buttons.length / width);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * width, (row + 1) * width));
}

export function copyRows(product: Product, result: Result): Rows {
  const copy = (what: "account" | "total" | "customer-text"): Button => ({ copy: what, result, product });
  return [[copy("account"), copy("total")], [copy("customer-text")]];
}

/** What still works on a bill that is no longer the live message. */
export function copyButtons(rows: Rows): Rows {
  return rows.map((row) => row.filter((button) => !("action" in button))).filter((row) => row.length > 0);
}
