import type { InlineKeyboardButton } from "grammy/types";
import type { Button, Label } from "../conversation/screen.ts";
import type { Words } from "../i18n/words.ts";
import { type Audience, toldTo } from "./audience.ts";
import { encode } from "./callback-data.ts";
import { customerText } from "./customer-text.ts";
import { doorAddress } from "./door.ts";
import type { Rendering as ScreenRendering } from "./rendering.ts";

/** Telegram takes up to 64 characters gladly; longer labels are cut by the phone anyway. */
const longestLabel = 60;

/** What a button needs of how its message is rendered. */
type Rendering = Pick<ScreenRendering, "words" | "owner" | "audience" | "bot">;

export function renderButton(button: Button, rendering: Rendering, nonce: string): readonly InlineKeyboardButton[] {
  const { words, owner, audience, bot } = rendering;
  if (!isNeeded(button, audience)) return [];
  if ("door" in button) return [{ text: words.plain("button.whole"), url: doorAddress(bot, button.door) }];
  if ("action" in button) {
    const text = shorten(labelText(button.label, words, audience));
    return [{ text, callback_data: encode({ action: button.action, nonce, owner }) }];
  }
  // Whoever reads a message can read what its buttons copy.
  if (audience === "masked" && button.copy !== "total") return [];
  const text = copied(button, words);
  return text === undefined ? [] : [{ text: words.plain(`button.copy-${button.copy}`), copy_text: { text } }];
}

/** Where the bill is there as a whole nothing leads to it, and with the bot alone everybody just types. */
function isNeeded(button: Button, audience: Audience): boolean {
  const deed = "action" in button ? button.action.do : "";
  if (deed === "type") return audience !== "person";
  return audience === "masked" || !("door" in button || deed === "whole");
}

function copied(button: Extract<Button, { copy: unknown }>, words: Words): string | undefined {
  const { product, result } = button;
  switch (button.copy) {
    case "account":
      return result.values.account;
    case "total":
      return result.outcome.kind === "bill" ? String(result.outcome.bill.total) : undefined;
    case "customer-text":
      return result.outcome.kind === "bill" ? customerText(product, result, result.outcome.bill, words) : undefined;
  }
}

function labelText(label: Label, words: Words, audience: Audience): string {
  const { locale, plain, rupiah } = words;
  switch (label.say) {
    case "category":
      return markedIf(label.disrupted, `${label.category.icon} ${label.category.name[locale]}`, words);
    case "product":
      return markedIf(label.disrupted, `${label.recent ? "🕘 " : ""}${label.product.name[locale]}`, words);
    case "months":
      return String(label.months);
    case "name":
      return label.name;
    case "amount":
      return rupiah(label.amount);
    case "language":
      return `${label.current ? "✅ " : ""}${plain(`language.${label.locale}`)}`;
    case "switch":
      return plain("button.switch", { product: label.product.name[locale] });
    case "earlier-bill":
      return plain("button.earlier-bill", {
        product: label.product.name[locale],
        account: toldTo(audience).account(label.account),
      });
    case "change":
      return plain(`button.change-${label.field}`);
    case "page":
      return plain(`button.page-${label.direction}`, { page: label.page, pages: label.pages });
    case "menu":
    case "next":
    case "again":
    case "last-bill":
    case "whole":
    case "type":
    case "back":
    case "cancel":
    case "languages":
    case "help":
      return plain(`button.${label.say}`);
  }
}

function markedIf(disrupted: true | undefined, name: string, { plain }: Words): string {
  return disrupted ? plain("button.disrupted", { name }) : name;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longestLabel ? text : `${characters.slice(0, longestLabel - 1).join("")}…`;
}
