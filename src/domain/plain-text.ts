/** Zero-width spaces, marks of writing direction, soft hyphens: they come along when a number is pasted. */
const invisible = /\p{Cf}/gu;

/**
 * What a person typed or pasted, in plain characters: full-width and Arabic-Indic digits as ASCII, every dash
 * as `-`, every kind of white space as one space, nothing invisible, nothing around it.
 */
export function plainText(text: string): string {
  return text
    .replace(invisible, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
}
