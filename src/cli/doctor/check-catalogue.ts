import { ofCatalogueFile, openCatalogue } from "../../app/open-catalogue.ts";
import { available } from "../../catalogue/available.ts";
import { type Check, findings } from "./finding.ts";

export type CatalogueCheck = {
  readonly path?: string;
  readonly providers: readonly string[];
  readonly isSandbox: boolean;
};

const about = "Catalogue";

/** The operator's file, and whether anything is left to sell with the providers that are configured. */
export function checkCatalogue({ path, providers, isSandbox }: CatalogueCheck): Check {
  const { ok, failed } = findings(about);
  return {
    about,
    run: async () => {
      const opened = openCatalogue(path);
      if (!opened.ok) {
        return ofCatalogueFile(opened.problems).flatMap((problem) => failed(problem, "Correct the file."));
      }
      const { products } = available(opened.catalogue, { providers, sandbox: isSandbox });
      if (products.length === 0) return failed("no product is offered by a configured provider", "Correct the file.");
      const hidden = opened.catalogue.products.length - products.length;
      const rest = hidden === 0 ? "" : `; ${hidden} more have no offer that can be asked for`;
      return ok(`${products.length} products can be inquired for${rest}`);
    },
  };
}
