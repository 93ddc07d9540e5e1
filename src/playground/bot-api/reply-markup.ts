import { badRequest } from "../refusal.ts";
import { type ForcedReply, type InlineKeyboard, isInlineKeyboard, type ReplyMarkup } from "../world/keyboard.ts";
import { type CallParameters, isObject, objectParameter } from "./call-parameters.ts";
import { readInlineButton } from "./inline-button.ts";

type Given = Readonly<Record<string, unknown>>;

const mostButtons = 100;
const longestPlaceholder = 64;

/** Reads and checks `reply_markup`. An inline keyboard without buttons is none. */
export function readReplyMarkup(call: CallParameters): ReplyMarkup | undefined {
  const given = objectParameter(call, "reply_markup", "reply markup");
  if (given === undefined) return undefined;
  if ("inline_keyboard" in given) return readInlineKeyboard(given);
  if ("keyboard" in given) return { ...given, keyboard: readRows(given.keyboard, "keyboard", readKey) };
  if (given.remove_keyboard === true) return { ...given, remove_keyboard: true };
  if (given.force_reply === true) return readForcedReply(given);
  return undefined;
}

/** Of a message that is edited only the inline keyboard can be. */
export function readInlineMarkup(call: CallParameters): InlineKeyboard | undefined {
  const markup = readReplyMarkup(call);
  if (markup !== undefined && !isInlineKeyboard(markup)) throw badRequest("inline keyboard expected");
  return markup;
}

function readForcedReply({ input_field_placeholder: placeholder, selective }: Given): ForcedReply {
  const length = typeof placeholder === "string" ? placeholder.length : 0;
  if (length > longestPlaceholder) throw badRequest("input field placeholder is too long");
  return {
    force_reply: true,
    ...(length === 0 ? {} : { input_field_placeholder: String(placeholder) }),
    ...(selective === true ? { selective } : {}),
  };
}

function readInlineKeyboard(given: Given): InlineKeyboard | undefined {
  const rows = readRows(given.inline_keyboard, "inline_keyboard", readInlineButton);
  return rows.length === 0
    ? undefined
    : { inline_keyboard: rows, ...(given.force_reply === true ? { force_reply: true } : {}) };
}

function readRows<Button>(given: unknown, field: string, readButton: (given: unknown) => Button): Button[][] {
  if (!Array.isArray(given)) throw badRequest(`field "${field}" must be of type Array`);
  const rows = given.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" must be an Array of Arrays`);
    return row.map((button: unknown) => readButton(button));
  });
  if (rows.flat().length > mostButtons) throw badRequest("reply markup is too long");
  return rows.filter((row) => row.length > 0);
}

function readKey(given: unknown): { text: string } {
  const key = typeof given === "string" ? { text: given } : given;
  if (!isObject(key) || typeof key.text !== "string") {
    throw badRequest("can't parse keyboard button: Can't find field \"text\"");
  }
  if (key.text.trim() === "") throw badRequest("keyboard button text must be non-empty");
  return { ...key, text: key.text };
}
