import { openCatalogue } from "../../app/open-catalogue.ts";
import type { Terminal } from "../terminal.ts";

/** @returns the exit code. */
export function checkCatalogueFile(path: string, terminal: Terminal): number {
  const opened = openCatalogue(path);
  if (!opened.ok) {
    for (const problem of opened.problems) terminal.out(`${problem}\n`);
    return 1;
  }
  const { categories, products } = opened.catalogue;
  terminal.out(
    `The file is right. With it there are ${products.length} products in ${categories.length} categories.\n`,
  );
  return 0;
}
