import type { JsonObject } from "../json-object.ts";
import { type AyopopProduct, products } from "./products.ts";

export type AyopopInquiry = {
  readonly product: AyopopProduct;
  readonly account: string;
  readonly amount?: number;
  readonly month?: number;
  readonly zoneId?: string;
};

type Read =
  | { readonly kind: "inquiry"; readonly inquiry: AyopopInquiry }
  | { readonly kind: "refused"; readonly code: string };

type Parameters = Omit<AyopopInquiry, "product" | "account"> & {
  readonly accountNumber: string;
  readonly productCode: string;
};

const typed: Readonly<Record<string, (value: unknown) => boolean>> = {
  partnerId: isText,
  accountNumber: isText,
  productCode: isText,
  amount: isCount,
  month: isCount,
  zoneId: isText,
};

/** A parameter that a product does not need is tolerated, a missing or wrongly typed one is not. */
export function readInquiry(parameters: JsonObject): Read {
  // A token that also says `iat`, `exp` or the like is not the documented one: its payload is the parameters alone.
  if (!Object.keys(parameters).every((name) => Object.hasOwn(typed, name))) return refused("401");
  if (!isParameters(parameters)) return refused("321");
  const { accountNumber: account, productCode, amount, month, zoneId } = parameters;
  const product = products.find(({ code }) => code === productCode);
  if (product === undefined) return refused("341");
  if (product.needs !== undefined && parameters[product.needs] === undefined) return refused("321");
  return {
    kind: "inquiry",
    inquiry: {
      product,
      account,
      ...(amount !== undefined && { amount }),
      ...(month !== undefined && { month }),
      ...(zoneId !== undefined && { zoneId }),
    },
  };
}

function isParameters(parameters: JsonObject): parameters is Parameters {
  const present = ["accountNumber", "productCode"].every((name) => name in parameters);
  return present && Object.entries(parameters).every(([name, value]) => typed[name]?.(value));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function refused(code: string): Read {
  return { kind: "refused", code };
}
