import { badRequest, type Refusal } from "../refusal.ts";
import { followableUrl } from "../text/link.ts";
import type { InlineButton } from "../world/keyboard.ts";
import { isObject } from "./call-parameters.ts";

const actions = [
  "callback_data",
  "url",
  "copy_text",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "callback_game",
  "pay",
  "disabled",
] as const;

const styles = ["danger", "success", "primary"];

/** Checks a button as Telegram does: a text, one action, and that within its limits. */
export function readInlineButton(given: unknown): InlineButton {
  if (!isObject(given)) throw unreadable("expected an Object");
  const { text, style } = given;
  if (typeof text !== "string") throw unreadable('Can\'t find field "text"');
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  if (style !== undefined && !styles.includes(String(style))) throw badRequest("invalid button style specified");
  const found = actions.filter((action) => given[action] !== undefined);
  if (found.length === 0) throw unreadable("Text buttons are unallowed in the inline keyboard");
  if (found.length > 1) throw unreadable(`exactly one action is allowed, found ${found.join(" and ")}`);
  return { ...given, text, ...readAction(given) };
}

function readAction({ callback_data, url, copy_text }: Readonly<Record<string, unknown>>): Partial<InlineButton> {
  if (callback_data !== undefined) return { callback_data: checkedData(callback_data) };
  if (url !== undefined) return { url: checkedUrl(url) };
  if (copy_text !== undefined) return { copy_text: { text: checkedCopy(copy_text) } };
  return {};
}

function checkedData(data: unknown): string {
  if (typeof data !== "string") throw unreadable('Field "callback_data" must be of type String');
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  return data;
}

function checkedUrl(url: unknown): string {
  const followable = typeof url === "string" ? followableUrl(url) : undefined;
  if (followable === undefined) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return followable;
}

function checkedCopy(copied: unknown): string {
  const text = isObject(copied) ? copied.text : undefined;
  if (typeof text !== "string") throw unreadable('Can\'t find field "text" in "copy_text"');
  if (text.length < 1 || text.length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
  return text;
}

const unreadable = (why: string): Refusal => badRequest(`can't parse inline keyboard button: ${why}`);
