import { badRequest } from "../refusal.ts";
import type { MessageEntity } from "./formatted-text.ts";
import { linkEntity } from "./link.ts";

const plainTypes: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
};

/** The entity that a tag makes of the `covered` text, or none where Telegram silently makes none. */
export function htmlEntity(
  tag: { readonly name: string; readonly attributes: ReadonlyMap<string, string> },
  offset: number,
  covered: string,
): MessageEntity | undefined {
  const { name, attributes } = tag;
  const range = { offset, length: covered.length };
  const type = plainTypes[name];
  if (type !== undefined) return { type, ...range };
  switch (name) {
    case "a":
      return linkEntity(attributes.get("href") || covered, range);
    case "tg-emoji":
      return { type: "custom_emoji", ...range, custom_emoji_id: customEmojiId(attributes.get("emoji-id")) };
    case "tg-time":
      return dateTime(attributes, range);
    case "blockquote":
      return { type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote", ...range };
    default:
      return { type: name, ...range, ...languageOf(attributes.get("class")) };
  }
}

function languageOf(className: string | undefined): { language?: string } {
  const language = /^language-(.+)$/s.exec(className ?? "")?.[1];
  return language === undefined ? {} : { language };
}

function customEmojiId(id: string | undefined): string {
  if (id === undefined || !/^[1-9]\d*$/.test(id)) {
    throw badRequest("can't parse entities: Invalid custom emoji identifier specified");
  }
  return id;
}

function dateTime(attributes: ReadonlyMap<string, string>, range: { offset: number; length: number }): MessageEntity {
  const unix_time = Number(attributes.get("unix"));
  if (!Number.isSafeInteger(unix_time)) throw badRequest("can't parse entities: Invalid date specified");
  return { type: "date_time", ...range, unix_time, date_time_format: attributes.get("format") ?? "" };
}
