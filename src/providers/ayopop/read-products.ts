import { z } from "zod";
import type { ListedProduct } from "../../domain/listed-product.ts";
import type { ProductsAnswer } from "../desk.ts";
import type { Answered } from "../http-outcome.ts";
import { codeSchema, flagSchema, listedProduct, productRows } from "../product-rows.ts";
import { isSuccess, readData } from "./read-data.ts";

/** No page shows an entry: these are the members that two public clients agree on. */
const rowSchema = z.object({
  code: codeSchema,
  name: z.unknown().optional(),
  category: z.unknown().optional(),
  active: flagSchema,
});

/** The product list, which comes as a whole. */
export function readProducts(answer: Answered): ProductsAnswer {
  return readData(answer, (data, code) => {
    // An empty list beside a code of failure may stand for no data at all.
    const isList = Array.isArray(data) && (data.length > 0 || isSuccess(code));
    return isList ? productRows(data, readRow) : undefined;
  });
}

function readRow(value: unknown): ListedProduct | undefined {
  const row = rowSchema.safeParse(value).data;
  return row && listedProduct(row);
}
