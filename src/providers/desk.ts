import type { ListedProduct } from "../domain/listed-product.ts";
import type { ProviderName } from "../domain/product.ts";
import type { Rupiah } from "../domain/rupiah.ts";
import type { NotDone } from "./about-us.ts";

/**
 * What an operator asks a provider about ourselves: no call names a customer, and none of them is open to the bot.
 * As with inquiries, whatever the network or the provider does is a value.
 */
export type PartnerDesk = {
  readonly name: ProviderName;
  readonly balance: (signal: AbortSignal) => Promise<BalanceAnswer>;
  /** All pages of the list. */
  readonly products: (signal: AbortSignal) => Promise<ProductsAnswer>;
};

export type BalanceAnswer = { readonly kind: "balance"; readonly balance: Rupiah } | UnknownShape | NotDone;

export type ProductsAnswer =
  | {
      readonly kind: "products";
      readonly products: readonly ListedProduct[];
      /** The shapes of entries that are no products as far as we know. */
      readonly unread: readonly string[];
    }
  | UnknownShape
  | NotDone;

/** Hardly anything of these answers is documented: one that is not as expected is described, not guessed at. */
export type UnknownShape = {
  readonly kind: "unknown-shape";
  /** Names of members and kinds of values; no value. */
  readonly shape: string;
};

/** Beyond what an adapter needs. */
export type DeskOptions = {
  /** Hears the time on the provider's clock, to the second, with each of its answers. */
  readonly dated?: (date: number) => void;
};

/** A list of products that is not paged may be much longer than any bill. */
export const mostListBytes = 16 * 1024 * 1024;
