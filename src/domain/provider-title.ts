import type { ProviderName } from "./product.ts";

/** `ayopop` is Ayopop to people. */
export function providerTitle(name: ProviderName): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
