import type { Locale } from "../../domain/locale.ts";

export type ReadAnnouncement =
  | { readonly kind: "texts"; readonly texts: Readonly<Record<Locale, string>>; readonly isOneForAll: boolean }
  | { readonly kind: "no-form" }
  | { readonly kind: "too-long"; readonly by: number };

/** With what stands above it a message of Telegram holds this much in any case. */
export const longestText = 3_500;

/** Phones make a long dash of two or three short ones. */
const border = /^[^\S\n]*(?:[-–—―−]{2,}|[–—―])[^\S\n]*$/m;

/** The Indonesian text, a line of dashes, the English one; a text without such a line is for all. */
export function readAnnouncement(typed: string): ReadAnnouncement {
  const parts = typed.replaceAll(/\r\n?/g, "\n").split(border).map(tidy);
  const [id = "", en = id] = parts;
  if (parts.length > 2 || id === "" || en === "") return { kind: "no-form" };
  const by = Math.max(id.length, en.length) - longestText;
  return by > 0 ? { kind: "too-long", by } : { kind: "texts", texts: { id, en }, isOneForAll: parts.length === 1 };
}

/** Without what nobody sees and what turns the direction of writing; the joiners within emoji and scripts stay. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u200b\ufeff\u00ad]|(?![\n\t])\p{Cc}|\p{Cs}/gu, "")
    .trim();
}
