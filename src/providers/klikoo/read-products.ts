import { z } from "zod";
import type { ListedProduct } from "../../domain/listed-product.ts";
import { aboutUs } from "../about-us.ts";
import type { ProductsAnswer } from "../desk.ts";
import type { Answered } from "../http-outcome.ts";
import { codeSchema, flagSchema, listedProduct, productRows } from "../product-rows.ts";
import { shapeOf } from "../shape-of.ts";
import { open } from "./read-answer.ts";

/** No page shows an entry: these are what the request can be sorted by (klikoo-doc.readme.io/reference/client-products). */
const rowSchema = z.object({
  code: codeSchema,
  name: z.unknown().optional(),
  category: z.unknown().optional(),
  enable: flagSchema,
});

/** Categories that the request's own samples search in. They are prepaid, and the inquiry answers postpaid only. */
const prepaid: ReadonlySet<string> = new Set(["data", "pulsa", "maxim", "plnprepaid"]);

/** One page of the product list. */
export function readProducts(answer: Answered): ProductsAnswer {
  const opened = open(answer);
  if (opened.kind === "failed") return aboutUs(opened.outcome);
  // A server in Go, as this seems to be one, writes an empty list as `null`.
  const rows = opened.data ?? [];
  if (!Array.isArray(rows)) return { kind: "unknown-shape", shape: shapeOf({ data: rows }) };
  return productRows(rows, readRow);
}

function readRow(value: unknown): ListedProduct | undefined {
  const row = rowSchema.safeParse(value).data;
  if (row === undefined) return undefined;
  const product = listedProduct({ ...row, active: row.enable });
  return prepaid.has(product.category?.toLowerCase() ?? "") ? { ...product, inquirable: false } : product;
}
