import type { Locale } from "../domain/locale.ts";
import type { CategoryId, FieldKind, ProductId } from "../domain/product.ts";
import type { Rupiah } from "../domain/rupiah.ts";
import type { Answer } from "../inquiry/answer.ts";
import type { Alone, Result } from "./state.ts";

/** What a button does. It travels in callback data, so every part is short. */
export type Action =
  | { readonly do: "menu" }
  | { readonly do: "category"; readonly category: CategoryId }
  | { readonly do: "product"; readonly product: ProductId }
  | { readonly do: "page"; readonly page: number }
  | { readonly do: "months"; readonly months: number }
  | { readonly do: "zone"; readonly zone: string }
  | { readonly do: "amount"; readonly amount: Rupiah }
  /** In a group: an amount that is not on a button. */
  | { readonly do: "type" }
  /** Enter one field anew, the others stay. */
  | { readonly do: "change"; readonly field: FieldKind }
  /** The same product for the next customer. */
  | { readonly do: "next" }
  | { readonly do: "again" }
  | { readonly do: "last-bill" }
  /** In a group: the bill on the screen with all that the others do not see, for its person alone. */
  | { readonly do: "whole" }
  /** A bill before the last one, by its reference. */
  | { readonly do: "earlier-bill"; readonly reference: string }
  /** The number entered belongs to another product: go there with it. */
  | { readonly do: "switch"; readonly product: ProductId }
  | { readonly do: "back" }
  | { readonly do: "cancel" }
  | { readonly do: "languages" }
  | { readonly do: "language"; readonly locale: Locale }
  | { readonly do: "help" };

export const commands = ["start", "check", "last", "cancel", "language", "help"] as const;

export type Command = (typeof commands)[number];

/** What a person did, or what the bot has waited for. */
export type Event =
  | { readonly kind: "command"; readonly command: Command; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** A message that was sent before and has been changed. */
  | { readonly kind: "edited"; readonly text: string }
  /** A sticker, a photo, a voice message: nothing that can be read. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "press"; readonly action: Action; readonly nonce: string }
  | ({ readonly kind: "answered"; readonly reference: string } & Answer)
  | { readonly kind: "slow"; readonly reference: string }
  /** It waits before it is asked, because its person has asked very much. */
  | { readonly kind: "held"; readonly reference: string }
  /** The screen with this nonce now stands in this message. */
  | { readonly kind: "shown"; readonly message: number; readonly nonce: string }
  /** A late answer is going to stand in this message. */
  | { readonly kind: "telling"; readonly reference: string; readonly message: number }
  /** It has been told. */
  | { readonly kind: "told"; readonly reference: string }
  /** The whole of a bill is going to stand here, for its person alone; */
  | { readonly kind: "giving"; readonly reference: string; readonly at: Alone }
  /** or it waits behind this link; */
  | { readonly kind: "behind-door"; readonly reference: string; readonly door: string }
  /** or its person has it. */
  | { readonly kind: "given"; readonly reference: string }
  /** Somebody has come through such a link, to a bill or not. */
  | { readonly kind: "came-through"; readonly to: Result | "gone" | "of-another" };

const ofTheBot: ReadonlySet<Event["kind"]> = new Set([
  "answered",
  "slow",
  "held",
  "shown",
  "telling",
  "told",
  "giving",
  "behind-door",
  "given",
]);

/** What nobody did: of a conversation that is over by then it changes nothing, and begins none. */
export function isOfTheBot({ kind }: Event): boolean {
  return ofTheBot.has(kind);
}

/** What is outside and changes: given to the core, so that the core gives the same answer to the same question. */
export type Moment = {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly nonce: string;
  readonly reference: string;
  /** Products that nobody is likely to answer for now. */
  readonly disrupted?: ReadonlySet<ProductId>;
  /** Others read along. */
  readonly group?: { readonly isMasked: boolean };
  /** The press that this comes from. */
  readonly query?: string;
};
