import { unparsable } from "./formatted-text.ts";
import { readHtmlCharacter } from "./html-character.ts";

const supported = new Set(
  "a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote".split(" "),
);

export type HtmlTag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly end: number };

type Attribute = { readonly name: string; readonly value: string; readonly end: number };

/** Reads the start tag whose `<` stands at `begin`, as strictly as Telegram does. */
export function readStartTag(source: string, begin: number): HtmlTag {
  const nameEnd = endOfMatch(/[^\s>]*/y, source, begin + 1);
  if (nameEnd === source.length) throw unparsable("Unclosed start tag", source, begin);
  const name = source.slice(begin + 1, nameEnd).toLowerCase();
  if (!supported.has(name)) throw unparsable(`Unsupported start tag "${name}"`, source, begin);
  const attributes = new Map<string, string>();
  let at = endOfMatch(/\s*/y, source, nameEnd);
  while (source[at] !== ">") {
    const attribute = readAttribute(source, at, name, begin);
    attributes.set(attribute.name, attribute.value);
    at = endOfMatch(/\s*/y, source, attribute.end);
    if (at === source.length) throw unparsable("Unclosed start tag", source, begin);
  }
  return { name, attributes, end: at + 1 };
}

/** Reads the end tag whose `<` stands at `begin`. Its name may be missing: `</>` closes whatever is open. */
export function readEndTag(source: string, begin: number): { name: string; end: number } {
  const nameEnd = endOfMatch(/[^\s>]*/y, source, begin + 2);
  const close = endOfMatch(/\s*/y, source, nameEnd);
  if (source[close] !== ">") throw unparsable("Unclosed end tag", source, begin);
  return { name: source.slice(begin + 2, nameEnd).toLowerCase(), end: close + 1 };
}

function readAttribute(source: string, at: number, tag: string, begin: number): Attribute {
  const nameEnd = endOfMatch(/[^\s=>]*/y, source, at);
  const name = source.slice(at, nameEnd).toLowerCase();
  if (name === "") throw unparsable(`Empty attribute name in the tag "${tag}"`, source, begin);
  const equals = endOfMatch(/\s*/y, source, nameEnd);
  if (source[equals] !== "=") {
    if (tag === "blockquote" && name === "expandable") return { name, value: "", end: nameEnd };
    throw unparsable(`Expected equal sign in declaration of an attribute of the tag "${tag}"`, source, begin);
  }
  const valueBegin = endOfMatch(/\s*/y, source, equals + 1);
  const quote = source[valueBegin];
  if (quote === undefined) throw unparsable(`Unclosed start tag "${tag}"`, source, begin);
  const { value, end } =
    quote === '"' || quote === "'" ? readQuoted(source, valueBegin + 1, quote, begin) : readToken(source, valueBegin);
  return { name, value, end };
}

function readToken(source: string, at: number): { value: string; end: number } {
  const end = endOfMatch(/[a-z0-9.-]*/iy, source, at);
  if (end < source.length && !/[\s>]/.test(source.charAt(end))) {
    throw unparsable("Unexpected end of name token", source, at);
  }
  return { value: source.slice(at, end).toLowerCase(), end };
}

function readQuoted(source: string, begin: number, quote: string, tagBegin: number): { value: string; end: number } {
  let value = "";
  let at = begin;
  while (source[at] !== quote) {
    if (at >= source.length) throw unparsable("Unclosed start tag", source, tagBegin);
    const decoded = source[at] === "&" ? readHtmlCharacter(source, at) : undefined;
    value += decoded?.character ?? source[at];
    at = decoded?.end ?? at + 1;
  }
  return { value, end: at + 1 };
}

function endOfMatch(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(source);
  return pattern.lastIndex;
}
