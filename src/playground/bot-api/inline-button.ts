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

/** Checks a button as Telegram does: a text, one action, and that within its limits. What it does not know it drops. */
export function readInlineButton(given: unknown): InlineButton {
  if (!isObject(given)) throw unreadable("expected an Object");
  const { text, style, icon_custom_emoji_id } = given;
  if (typeof text !== "string") throw unreadable('Can\'t find field "text"');
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  if (style !== undefined && !styles.includes(String(style))) throw badRequest("invalid button style specified");
  return {
    text,
    ...(style === undefined ? {} : { style }),
    ...(icon_custom_emoji_id === undefined ? {} : { icon_custom_emoji_id }),
    ...readAction(given),
  };
}

function readAction(given: Readonly<Record<string, unknown>>): Partial<InlineButton> {
  const [action, second] = actions.filter((name) => given[name] !== undefined);
  if (action === undefined) throw unreadable("Text buttons are unallowed in the inline keyboard");
  if (second !== undefined) throw unreadable(`exactly one action is allowed, found ${action} and ${second}`);
  switch (action) {
    case "callback_data":
      return { callback_data: checkedData(given[action]) };
    case "url":
      return { url: checkedUrl(given[action]) };
    case "copy_text":
      return { copy_text: { text: checkedCopy(given[action]) } };
    default:
      return { [action]: given[action] };
  }
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
