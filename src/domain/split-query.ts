import { plainText } from "./plain-text.ts";

export type Query = {
  /** What names the product; may be empty. */
  readonly words: string;
  /** What looks like an account number, as it was typed. */
  readonly account?: string;
  /** What may be the input after it: months, or an amount. Two digits alone may also be the last group of the number. */
  readonly more?: string;
};

const fewestDigits = 5;
/** Between words only a number that is none of theirs: no amount, no `100000 poin`. */
const fewestDigitsInside = 10;
/** `CEKPLN.524540566523.1234`: product, number, and the PIN of a text centre, which is nobody's business here. */
const textCentre = /^([a-z][a-z ]*)\d{0,3}[.#*](\d{5,})(?:[.#*]\d{4,6})?$/i;
/** `IDPEL: 514040400482`, as it is pasted. */
const labelled = /^(\p{L}[^\d:=]*?) ?[:=] ?(?=\d)/u;
const digitGroup = /^[+(]*\d[\d().|#/-]*$/;
/** `token 20 14987654321`, `pulsa 10000 08…`. */
const amountBefore = /^(?:5|[1-9]\d?[05]|[1-9]\d*000)$/;
/** `bpjs 8888801433177155 2`, `ovo 081215474224 50rb`. */
const inputBehind = /^(.+) (\d{1,2}(?: ?(?:bulan|bln|months?))?|\d+(?:[.,]\d+)? ?(?:rb|ribu|k|jt|juta))$/i;
const numberInside = /(?<=^| )[+(]*\d[\d().|#/-]*(?: [(]?\d[\d().|#/-]*)*(?= )/g;
const fillers = /^(?:(?:tolong|mohon|please|cek|check|bayar|pay|tagihan|bill)(?: |$))+/i;
const courtesy = /(?:^|[ ,]+)(?:(?:ya|yah|dong|kak|pak|bu|mas|mbak?|bang|min|please|makasih|thanks)[ ,.!?]*)+$/i;

/** Takes apart what was typed in one go: `pln 514040400482`, `ml 12345678 (1234)`, `CEKPLN 514040400482`. */
export function splitQuery(text: string): Query {
  const typed = plainText(text);
  const [, code, number] = textCentre.exec(typed) ?? [];
  if (code !== undefined && number !== undefined) return { words: wordsBefore(code), account: number };

  const { text: asked, more } = withoutInput(typed.replace(labelled, "$1 "));
  const parts = asked.split(" ");
  const start = accountStart(parts);
  if (start === undefined) return inside(asked) ?? { words: withoutCourtesy(asked.replace(fillers, "")) };
  const before = isAmountBefore(parts, start) ? parts[start] : undefined;
  const account = parts.slice(before === undefined ? start : start + 1).join(" ");
  const next = more ?? (before && amountOf(before));
  return {
    words: wordsBefore(parts.slice(0, start).join(" ")),
    account,
    ...(next === undefined ? {} : { more: next }),
  };
}

function withoutInput(typed: string): { readonly text: string; readonly more?: string } {
  const [, text, more] = inputBehind.exec(typed) ?? [];
  if (text === undefined || more === undefined) return { text: typed };
  const parts = text.split(" ");
  // Two digits more may be the last group of the number; `50rb` is none.
  const isBehind = /\D/.test(more) ? accountStart(parts) !== undefined : isAccount(parts.at(-1) ?? "");
  return isBehind ? { text, more } : { text: typed };
}

/** `514040400482 pln`, `tolong cek 514040400482 ya`. */
function inside(typed: string): Query | undefined {
  for (const { 0: account, index } of typed.matchAll(numberInside)) {
    if (account.replace(/\D/g, "").length < fewestDigitsInside) continue;
    const behind = typed.slice(index + account.length).replace(courtesy, "");
    return { words: wordsBefore(`${typed.slice(0, index).trim()}${behind}`), account };
  }
  return undefined;
}

/** The number may be written in groups: `5140 4040 0482`. */
function accountStart(parts: readonly string[]): number | undefined {
  const start = parts.findLastIndex((part) => !digitGroup.test(part)) + 1;
  if (isAccount(parts.slice(start).join(" "))) return start;
  const last = parts.length - 1;
  return start > last && isAccount(parts[last] ?? "") ? last : undefined;
}

function isAmountBefore(parts: readonly string[], start: number): boolean {
  return amountBefore.test(parts[start] ?? "") && isAccount(parts.slice(start + 1).join(" "));
}

/** Nothing is sold for twenty rupiah. */
function amountOf(before: string): string {
  return before.length > 3 ? before : `${before}rb`;
}

function isAccount(text: string): boolean {
  return text.includes("@") || text.replace(/\D/g, "").length >= fewestDigits;
}

/** `listrik ya kak`; thanks alone are all that was said. */
function withoutCourtesy(words: string): string {
  return words.replace(courtesy, "") || words;
}

/** Before a number `CEK` may also be written in one word with the product: `CEKPLN`. */
function wordsBefore(text: string): string {
  return text.trim().replace(fillers, "").replace(/^cek/i, "");
}
