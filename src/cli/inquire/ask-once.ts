import { billProviders } from "../../app/bill-providers.ts";
import { randomNames } from "../../app/random-names.ts";
import type { Reach } from "../../app/reach-providers.ts";
import type { Result } from "../../conversation/state.ts";
import type { FieldValues, Product } from "../../domain/product.ts";
import { askProviders } from "../../inquiry/ask.ts";
import { type Attempt, inquirer } from "../../inquiry/inquire.ts";

/** Asks a product's offers in order, as the bot does, with nothing remembered. */
export async function askOnce(
  reach: Reach,
  { product, values }: { readonly product: Product; readonly values: FieldValues },
  options: { readonly timeoutMs: number; readonly attempted: (attempt: Attempt) => void },
): Promise<Result> {
  const reference = randomNames()(8);
  const ask = askProviders(billProviders(reach));
  const inquire = inquirer({ ask, attempted: options.attempted, clock: Date.now });
  const inquiry = { reference, product, values, asker: "shell" };
  return {
    product: product.id,
    values,
    reference,
    ...(await inquire(inquiry, AbortSignal.timeout(options.timeoutMs))),
  };
}
