import type { Localized } from "./locale.ts";
import type { Rupiah } from "./rupiah.ts";
import type { ClosedHours } from "./wib.ts";

/** Kebab-case, at most 40 characters: it travels in callback data. */
export type ProductId = string;
export type CategoryId = string;
export type ProviderName = string;

export type Category = {
  readonly id: CategoryId;
  readonly name: Localized;
  readonly icon: string;
};

/** A product at one provider, under that provider's code. */
export type Offer = {
  readonly provider: ProviderName;
  readonly code: string;
  /** This code sells just this amount (a token of 20.000). Without it the code serves any. */
  readonly amount?: Rupiah;
  /** Nobody documents this code; ours stands in for it, and only the sandbox knows it. */
  readonly placeholder?: true;
};

/** How an account number of a product is read and checked; `account-number.ts` has the rules. */
export type AccountRule =
  | { readonly kind: "pln-postpaid"; readonly prepaidProduct?: ProductId }
  | { readonly kind: "pln-prepaid" }
  | { readonly kind: "bpjs-health" }
  | { readonly kind: "nik" }
  | { readonly kind: "nop" }
  /** `operator` as `account-rules/mobile-prefixes.ts` names it: a number of another one is warned of. */
  | { readonly kind: "mobile"; readonly operator?: string }
  | { readonly kind: "email" }
  /** A player's number. With `zone: "inline"` the zone is read out of `12345678 (1234)` too. */
  | { readonly kind: "game-id"; readonly zone?: "inline" }
  /** Other lengths than `min` to `max` are warned of, or refused when `strict`. */
  | {
      readonly kind: "digits";
      readonly min: number;
      readonly max: number;
      readonly strict?: true;
      /** What a number of this product usually starts with. Others are warned of. */
      readonly startsWith?: string;
    }
  | { readonly kind: "characters"; readonly min: number; readonly max: number };

export type ZoneChoice = { readonly id: string; readonly name: string };

/** An input that a product asks for, in the order of the product's list. */
export type Field =
  | { readonly kind: "account"; readonly rule: AccountRule; readonly example: string; readonly hint?: Localized }
  | { readonly kind: "months"; readonly max: number }
  | {
      readonly kind: "zone";
      /** Without choices the zone is typed: 3 to 6 digits. */
      readonly choices?: readonly ZoneChoice[];
      /** The zone told by the first digit of the account number. */
      readonly byFirstDigit?: Readonly<Record<string, string>>;
      readonly example: string;
    }
  | {
      readonly kind: "amount";
      /** Amounts offered as buttons. Of a product whose offers each have an amount, only those are possible. */
      readonly choices: readonly Rupiah[];
      readonly closed?: true;
      readonly min?: Rupiah;
      readonly max?: Rupiah;
      readonly multipleOf?: Rupiah;
    };

export type FieldKind = Field["kind"];

export type Product = {
  readonly id: ProductId;
  readonly category: CategoryId;
  readonly name: Localized;
  /** Other words people type for it. */
  readonly keywords?: readonly string[];
  readonly fields: readonly Field[];
  /** In order of preference. */
  readonly offers: readonly Offer[];
  /** When the biller is closed every day. Nobody is asked then. */
  readonly closed?: ClosedHours;
};

/** What an agent has entered for a product. An account number is a string: leading zeros are part of it. */
export type FieldValues = {
  readonly account?: string;
  readonly months?: number;
  readonly zone?: string;
  readonly amount?: Rupiah;
};
