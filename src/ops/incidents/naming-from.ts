import type { Catalogue } from "../../domain/catalogue.ts";
import { providerTitle } from "../../domain/provider-title.ts";
import type { Naming } from "./render-incident.ts";

/** Names as people know them. What the catalogue has no more is called by its id. */
export function namingFrom({
  catalogue,
  personNamed,
  suspectButtons,
}: {
  readonly catalogue: Pick<Catalogue, "product" | "category">;
  readonly personNamed: Naming["person"];
  readonly suspectButtons: Naming["suspectButtons"];
}): Naming {
  return {
    provider: providerTitle,
    category: (id, { locale }) => catalogue.category(id)?.name[locale] ?? id,
    product: (id, { locale }) => catalogue.product(id)?.name[locale] ?? id,
    person: personNamed,
    suspectButtons,
  };
}
