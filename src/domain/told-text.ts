import { cutText } from "./cut-text.ts";

const longest = 200;

/**
 * A provider's text made safe to show on one line: no control characters, no line breaks, nothing invisible that turns
 * the direction of writing, not longer than anybody would read. Nothing at all for what billers write instead of it.
 */
export function toldText(text: string): string | undefined {
  const plain = text
    .replace(/[\p{Cf}\p{Cs}]+/gu, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
  if (/^(n\/a|-*)$/i.test(plain)) return undefined;
  return plain.length <= longest ? plain : `${cutText(plain, longest - 1)}…`;
}
