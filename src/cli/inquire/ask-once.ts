import { randomBytes } from "node:crypto";
import type { Result } from "../../conversation/state.ts";
import type { FieldValues, Product } from "../../domain/product.ts";
import { type Attempt, inquirer } from "../../inquiry/inquire.ts";
import { billProviders, type Reach } from "../reach-providers.ts";

/** Asks a product's offers in order, as the bot does, with nothing remembered. */
export async function askOnce(
  reach: Reach,
  { product, values }: { readonly product: Product; readonly values: FieldValues },
  options: { readonly timeoutMs: number; readonly attempted: (attempt: Attempt) => void },
): Promise<Result> {
  const reference = randomBytes(4).toString("hex").toUpperCase();
  const inquire = inquirer({ providers: billProviders(reach), attempted: options.attempted });
  const outcome = await inquire({ reference, product, values }, AbortSignal.timeout(options.timeoutMs));
  return { product: product.id, values, reference, outcome, answeredAt: Date.now() };
}
