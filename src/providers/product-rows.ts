import { z } from "zod";
import type { ListedProduct } from "../domain/listed-product.ts";
import { toldText } from "../domain/told-text.ts";
import type { ProductsAnswer } from "./desk.ts";
import { shapeOf } from "./shape-of.ts";
import { textOf } from "./text-of.ts";

/** A code is sent back as it came, so that what is no plain word is none. */
export const codeSchema = z
  .union([z.string(), z.number()])
  .transform((code) => String(code).trim())
  .pipe(z.string().regex(/^[\x21-\x7e]{1,64}$/));

/** A yes or no in one of the ways in which it is written; anything else is as if it were not told. */
export const flagSchema = z
  .union([
    z.boolean(),
    z.literal([0, 1]).transform(Boolean),
    z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }),
  ])
  .optional()
  .catch(undefined);

/** What a list tells of a product, whatever it calls it. */
export type Row = {
  readonly code: string;
  readonly name?: unknown;
  readonly category?: unknown;
  readonly active?: boolean | undefined;
};

export function listedProduct({ code, name, category, active }: Row): ListedProduct {
  const group = toldText(textOf(category));
  return {
    code,
    name: toldText(textOf(name)) ?? code,
    ...(group === undefined ? {} : { category: group }),
    ...(active === undefined ? {} : { active }),
  };
}

/** Reads the entries of a list one by one: a single odd one does not spoil the others, and is told of. */
export function productRows(
  rows: readonly unknown[],
  read: (row: unknown) => ListedProduct | undefined,
): Extract<ProductsAnswer, { kind: "products" }> {
  const results = rows.map((row) => read(row) ?? shapeOf(row));
  return {
    kind: "products",
    products: results.filter((result) => typeof result !== "string"),
    unread: [...new Set(results.filter((result) => typeof result === "string"))],
  };
}
