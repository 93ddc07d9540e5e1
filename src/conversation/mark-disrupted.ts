import type { Catalogue } from "../domain/catalogue.ts";
import type { ProductId } from "../domain/product.ts";
import type { Button, Label, Screen } from "./screen.ts";

/** Says on the buttons of a list what is not worth trying just now. It can be tried all the same. */
export function markDisrupted(screen: Screen, disrupted: ReadonlySet<ProductId>, catalogue: Catalogue): Screen {
  if (disrupted.size === 0) return screen;
  const marked = (label: Label): Label => (isDisrupted(label) ? { ...label, disrupted: true } : label);
  const isDisrupted = (label: Label): label is Extract<Label, { say: "product" | "category" }> => {
    if (label.say === "product") return disrupted.has(label.product.id);
    return label.say === "category" && catalogue.inCategory(label.category.id).every(({ id }) => disrupted.has(id));
  };
  const rows = screen.rows.map((row) =>
    row.map((button): Button => ("action" in button ? { ...button, label: marked(button.label) } : button)),
  );
  return { ...screen, rows };
}
