import type { AccountProblem, AccountWarning } from "../domain/account-reading.ts";
import type { AmountProblem } from "../domain/amount-text.ts";
import type { Locale } from "../domain/locale.ts";
import type { Category, Field, FieldValues, Product } from "../domain/product.ts";
import type { Rupiah } from "../domain/rupiah.ts";
import type { Action } from "./event.ts";
import type { Notice, Result } from "./state.ts";

/** Why an entry was not taken. */
export type Trouble =
  | { readonly field: "account"; readonly problem: AccountProblem }
  | { readonly field: "months"; readonly max: number }
  | { readonly field: "zone" }
  | { readonly field: "amount"; readonly problem: AmountProblem | { readonly code: "unreadable" } };

/** What the agent sees, before it is words. */
export type Body =
  | { readonly show: "categories" }
  | { readonly show: "products"; readonly category: Category; readonly searchable: boolean }
  | {
      readonly show: "matches";
      readonly query: string;
      readonly account?: string;
      readonly count: number;
      /** Nothing has that name: what is found is guessed by the number. */
      readonly isUnknown?: boolean;
    }
  | {
      readonly show: "field";
      readonly product: Product;
      readonly field: Field;
      readonly values: FieldValues;
      readonly trouble?: Trouble;
      /** There is nothing to press but to leave: in a group this is asked as something to reply to. */
      readonly isTyped: boolean;
    }
  | {
      readonly show: "checking";
      readonly product: Product;
      readonly values: FieldValues;
      readonly slow: boolean;
      readonly held?: true;
      readonly warning?: AccountWarning;
    }
  | {
      readonly show: "result";
      readonly product: Product;
      readonly result: Result;
      readonly warning?: AccountWarning;
      /** Its person has gone on meanwhile and is told when they asked, in epoch milliseconds. */
      readonly askedAt?: number;
    }
  /** Where a late answer is going to stand. */
  | { readonly show: "late-answer"; readonly product: Product; readonly values: FieldValues; readonly askedAt: number }
  /** Where the whole of a bill is going to stand, for one person alone, and then the bill. */
  | { readonly show: "whole-soon" }
  | { readonly show: "whole"; readonly product: Product; readonly result: Result }
  | { readonly show: "languages" }
  | { readonly show: "help" };

export type Label =
  | { readonly say: "category"; readonly category: Category; readonly disrupted?: true }
  | { readonly say: "product"; readonly product: Product; readonly recent?: true; readonly disrupted?: true }
  | { readonly say: "months"; readonly months: number }
  | { readonly say: "name"; readonly name: string }
  | { readonly say: "amount"; readonly amount: Rupiah }
  | { readonly say: "language"; readonly locale: Locale; readonly current: boolean }
  | { readonly say: "switch"; readonly product: Product }
  | { readonly say: "earlier-bill"; readonly product: Product; readonly account: string }
  | { readonly say: "change"; readonly field: Field["kind"] }
  | { readonly say: "page"; readonly direction: "previous" | "next"; readonly page: number; readonly pages: number }
  | { readonly say: PlainLabel };

export type PlainLabel =
  | "menu"
  | "next"
  | "again"
  | "last-bill"
  | "whole"
  | "type"
  | "back"
  | "cancel"
  | "languages"
  | "help";

/** A button acts, or it copies something of the result to the clipboard, or it leads to the whole of a bill. */
export type Button =
  | { readonly label: Label; readonly action: Action }
  | { readonly copy: "account" | "total" | "customer-text"; readonly result: Result; readonly product: Product }
  | { readonly door: string };

export type Screen = {
  readonly locale: Locale;
  readonly notice?: Notice;
  readonly body: Body;
  readonly rows: readonly (readonly Button[])[];
  readonly nonce: string;
  /** In a group: what its person wrote last. */
  readonly replyTo?: number;
};

/** What a screen shows and offers; language and notice are added to every screen alike. */
export type Shown = Pick<Screen, "body" | "rows">;
