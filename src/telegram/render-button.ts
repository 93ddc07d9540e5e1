import type { InlineKeyboardButton } from "grammy/types";
import type { Button, Label } from "../conversation/screen.ts";
import type { Words } from "../i18n/words.ts";
import { encode } from "./callback-data.ts";
import { customerText } from "./customer-text.ts";

/** Telegram takes up to 64 characters gladly; longer labels are cut by the phone anyway. */
const longestLabel = 60;

export function renderButton(
  button: Button,
  words: Words,
  nonce: string,
  owner: number,
): readonly InlineKeyboardButton[] {
  if ("action" in button) {
    const text = shorten(labelText(button.label, words));
    return [{ text, callback_data: encode({ action: button.action, nonce, owner }) }];
  }
  const text = copied(button, words);
  return text === undefined ? [] : [{ text: words.plain(`button.copy-${button.copy}`), copy_text: { text } }];
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

function labelText(label: Label, words: Words): string {
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
      return plain("button.earlier-bill", { product: label.product.name[locale], account: label.account });
    case "change":
      return plain(`button.change-${label.field}`);
    case "page":
      return plain(`button.page-${label.direction}`, { page: label.page, pages: label.pages });
    case "menu":
    case "next":
    case "again":
    case "last-bill":
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
