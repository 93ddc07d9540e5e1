import { plainText } from "./plain-text.ts";

export type Query = {
  /** What names the product; may be empty. */
  readonly words: string;
  /** What looks like an account number, as it was typed. */
  readonly account?: string;
};

const fewestDigits = 5;
/** `CEKPLN.524540566523.1234`: product, number, and the PIN of a text centre, which is nobody's business here. */
const textCentre = /^([a-z][a-z ]*)\d{0,3}[.#*](\d{5,})(?:[.#*]\d{4,6})?$/i;
const digitGroup = /^[+(]*\d[\d().|#/-]*$/;
/** `token 20 14987654321`, `pulsa 10000 08…`: the amount is asked for later, with what is offered. */
const amountBefore = /^(?:5|[1-9]\d?[05]|[1-9]\d*000)$/;
/** `bpjs 8888801433177155 2`: so are the months. */
const monthsBehind = /^\d{1,2}$/;
const fillers = /^(?:(?:cek|check|bayar|pay|tagihan|bill)(?: |$))+/i;

/** Takes apart what was typed in one go: `pln 514040400482`, `ml 12345678 (1234)`, `CEKPLN 514040400482`. */
export function splitQuery(text: string): Query {
  const typed = plainText(text);
  const [, code, number] = textCentre.exec(typed) ?? [];
  if (code !== undefined && number !== undefined) return { words: wordsBefore(code), account: number };

  const parts = typed.split(" ");
  if (monthsBehind.test(parts.at(-1) ?? "") && isAccount(parts.at(-2) ?? "")) parts.pop();
  const start = accountStart(parts);
  if (start === undefined) return { words: typed.replace(fillers, "") };
  const account = parts.slice(isAmountBefore(parts, start) ? start + 1 : start).join(" ");
  return { words: wordsBefore(parts.slice(0, start).join(" ")), account };
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

function isAccount(text: string): boolean {
  return text.includes("@") || text.replace(/\D/g, "").length >= fewestDigits;
}

/** Before a number `CEK` may also be written in one word with the product: `CEKPLN`. */
function wordsBefore(text: string): string {
  return text.trim().replace(fillers, "").replace(/^cek/i, "");
}
