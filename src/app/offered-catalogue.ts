import { available, type Supply } from "../catalogue/available.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { CannotStart } from "./cannot-start.ts";
import { ofCatalogueFile, openCatalogue } from "./open-catalogue.ts";

/** What of the catalogue can be inquired here. @throws CannotStart when it cannot be read, or nothing is left of it */
export function offeredCatalogue(path: string | undefined, supply: Supply): Catalogue {
  const opened = openCatalogue(path);
  if (!opened.ok) throw new CannotStart(ofCatalogueFile(opened.problems));
  const offered = available(opened.catalogue, supply);
  if (offered.products.length > 0) return offered;
  throw new CannotStart(["CATALOGUE_FILE: no product is left that a configured provider offers"]);
}
