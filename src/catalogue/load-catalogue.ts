import { z } from "zod";
import { type Catalogue, catalogue } from "../domain/catalogue.ts";
import { checkProduct } from "./check-product.ts";
import { type CatalogueContent, defaultCatalogue } from "./default-catalogue.ts";
import { parseJson } from "./parse-json.ts";
import { type CatalogueFile, catalogueFile } from "./schema.ts";

export type LoadOptions = {
  /** The content of the operator's own file, if there is one. */
  readonly text?: string;
  /** The names of all providers that the program knows, configured or not. */
  readonly providers: readonly string[];
};

export type LoadedCatalogue =
  | { readonly ok: true; readonly catalogue: Catalogue }
  /** Every problem of the operator's file, each with the path to it: `products[3].offers[0].code: …`. */
  | { readonly ok: false; readonly problems: readonly string[] };

const maxBytes = 5 * 1024 * 1024;
const unchanged: CatalogueFile = { extends: "default", categories: [], products: [], remove: [] };

export function loadCatalogue({ text, providers }: LoadOptions): LoadedCatalogue {
  const read = text === undefined ? { ok: true as const, file: unchanged } : readFile(text);
  if (!read.ok) return read;
  const base = read.file.extends === "default" ? defaultCatalogue() : { categories: [], products: [] };
  const { categories, products } = merge(base, read.file);
  const problems = [
    ...duplicates("categories", read.file.categories),
    ...duplicates("products", read.file.products),
    ...unknownRemovals(base, read.file),
    ...misfits(read.file, { categories, products }, providers),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, catalogue: catalogue(categories, products) };
}

type ReadFile =
  | { readonly ok: true; readonly file: CatalogueFile }
  | { readonly ok: false; readonly problems: string[] };

function readFile(text: string): ReadFile {
  if (Buffer.byteLength(text) > maxBytes) return { ok: false, problems: ["the file is larger than 5 MiB"] };
  // Some editors put a byte order mark before everything else.
  const json = parseJson(text.replace(/^\ufeff/, ""));
  if (!json.ok) return { ok: false, problems: [`line ${json.place.line}, column ${json.place.column}: not JSON`] };
  const parsed = catalogueFile.safeParse(json.value);
  if (parsed.success) return { ok: true, file: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(describe) };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`;
}

/** What has the same id stands where the old one stood; what is new comes last. */
function merge(base: CatalogueContent, file: CatalogueFile): CatalogueContent {
  const removed = new Set(file.remove);
  return {
    categories: overlay(
      base.categories.filter(({ id }) => !removed.has(id)),
      file.categories,
    ),
    products: overlay(
      base.products.filter(({ id, category }) => !removed.has(id) && !removed.has(category)),
      file.products,
    ),
  };
}

function overlay<Item extends { readonly id: string }>(base: readonly Item[], changes: readonly Item[]): Item[] {
  return [...new Map([...base, ...changes].map((item) => [item.id, item])).values()];
}

function duplicates(list: string, items: readonly { readonly id: string }[]): readonly string[] {
  const ids = items.map(({ id }) => id);
  return ids.flatMap((id, at) => (ids.indexOf(id) === at ? [] : [`${list}[${at}].id: "${id}" is already taken`]));
}

function unknownRemovals(base: CatalogueContent, { remove }: CatalogueFile): readonly string[] {
  const known = new Set([...base.categories, ...base.products].map(({ id }) => id));
  return remove.flatMap((id, at) => (known.has(id) ? [] : [`remove[${at}]: there is no "${id}" to remove`]));
}

function misfits(file: CatalogueFile, merged: CatalogueContent, providers: readonly string[]): readonly string[] {
  const around = {
    categories: new Set(merged.categories.map(({ id }) => id)),
    products: new Set(merged.products.map(({ id }) => id)),
    providers,
  };
  return file.products.flatMap((product, at) =>
    checkProduct(product, around).map(({ path, problem }) => `products[${at}].${path}: ${problem}`),
  );
}
