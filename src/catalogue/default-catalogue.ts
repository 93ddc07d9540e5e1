import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Category, Product } from "../domain/product.ts";
import { category, product } from "./schema.ts";

export type CatalogueContent = { readonly categories: readonly Category[]; readonly products: readonly Product[] };

const content: z.ZodType<CatalogueContent> = z.strictObject({
  categories: z.array(category),
  products: z.array(product),
});

/** The catalogue that comes with the program. */
export function defaultCatalogue(): CatalogueContent {
  return content.parse(JSON.parse(readFileSync(new URL("./catalogue.json", import.meta.url), "utf8")));
}
