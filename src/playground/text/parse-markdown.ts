import { badRequest } from "../refusal.ts";
import { type FormattedText, type MessageEntity, sortEntities, unparsable } from "./formatted-text.ts";
import { linkEntity } from "./link.ts";

type Open = { readonly marker: string; readonly type: string; readonly offset: number; readonly begin: number };

type Parsing = {
  readonly source: string;
  text: string;
  readonly open: (Open & { readonly language?: string })[];
  readonly entities: MessageEntity[];
};

const markers: Readonly<Record<string, string>> = {
  "*": "bold",
  _: "italic",
  __: "underline",
  "~": "strikethrough",
  "||": "spoiler",
  "`": "code",
  "```": "pre",
  "[": "text_link",
  ">": "blockquote",
};

const marker = /```|\|\||__|[*_~`[\]>]/y;
const reserved = /[_*[\]()~`>#+\-=|{}.!]/;

/** Reads `parse_mode` MarkdownV2: all of it but custom emoji, dates and expandable quotes, which are refused. */
export function parseMarkdown(source: string): FormattedText {
  const parsing: Parsing = { source, text: "", open: [], entities: [] };
  let at = 0;
  while (at < source.length) at = readPiece(parsing, at);
  if (parsing.open.at(-1)?.type === "blockquote") closeQuote(parsing);
  const unclosed = parsing.open.at(-1);
  if (unclosed !== undefined)
    throw unparsable(`Can't find end of ${entityName(unclosed)} entity`, source, unclosed.begin);
  return { text: parsing.text, entities: sortEntities(parsing.entities) };
}

function readPiece(parsing: Parsing, at: number): number {
  const { source } = parsing;
  const character = source.charAt(at);
  const next = source.charAt(at + 1);
  if (character === "\\" && next !== "" && next <= "~") return keep(parsing, next, at + 2);
  const inner = parsing.open.at(-1);
  if (inner?.type === "code" || inner?.type === "pre") {
    return source.startsWith(inner.marker, at) ? close(parsing, inner, at) : keep(parsing, character, at + 1);
  }
  if (character === "\n") return readNewline(parsing, at);
  if (!reserved.test(character)) return keep(parsing, character, at + 1);
  return readMarker(parsing, at, inner);
}

function readMarker(parsing: Parsing, at: number, inner: Open | undefined): number {
  const { source } = parsing;
  if (inner !== undefined && inner.type !== "blockquote" && closes(source, at, inner)) return close(parsing, inner, at);
  marker.lastIndex = at;
  const found = marker.exec(source)?.[0] ?? "";
  const type = markers[found];
  if (type === undefined || (type === "blockquote" && !isLineStart(source, at))) {
    const why = `Character '${source.charAt(at)}' is reserved and must be escaped with the preceding '\\'`;
    throw badRequest(`can't parse entities: ${why}`);
  }
  return open(parsing, found, type, at);
}

function open(parsing: Parsing, found: string, type: string, begin: number): number {
  const offset = parsing.text.length;
  const end = begin + found.length;
  const block = type === "pre" ? /(?<language>[^\s`]*)\n?/y : undefined;
  if (block !== undefined) block.lastIndex = end;
  const language = block?.exec(parsing.source)?.groups?.language;
  parsing.open.push({ marker: found, type, offset, begin, ...(language ? { language } : {}) });
  return block?.lastIndex ?? end;
}

function closes(source: string, at: number, { marker: opened }: Open): boolean {
  if (opened === "[") return source[at] === "]";
  // A double underscore inside italic begins an underline, as Telegram reads it greedily.
  if (opened === "_") return source[at] === "_" && source[at + 1] !== "_";
  return source.startsWith(opened, at);
}

function close(parsing: Parsing, { marker: opened, type, offset }: Open, at: number): number {
  const language = parsing.open.pop()?.language;
  const range = { offset, length: parsing.text.length - offset };
  if (type === "text_link") return closeLink(parsing, range, at);
  if (range.length > 0) parsing.entities.push({ type, ...range, ...(language === undefined ? {} : { language }) });
  return at + opened.length;
}

function closeLink(parsing: Parsing, range: { offset: number; length: number }, at: number): number {
  const { source, text, entities } = parsing;
  const address = /\]\((?<url>(?:\\[\s\S]|[^)\\])*)(?<end>\)?)/y;
  address.lastIndex = at;
  const { url, end } = address.exec(source)?.groups ?? {};
  if (url !== undefined && end === "") throw unparsable("Can't find end of a URL", source, at + 2);
  const target = url?.replaceAll(/\\([\s\S])/g, "$1") ?? text.slice(range.offset);
  const entity = range.length === 0 ? undefined : linkEntity(target, range);
  if (entity !== undefined) entities.push(entity);
  return url === undefined ? at + 1 : address.lastIndex;
}

/** A quote goes on while its lines begin with `>`, whose sign is dropped. */
function readNewline(parsing: Parsing, at: number): number {
  const continues = parsing.source[at + 1] === ">";
  const quoted = parsing.open.some(({ type }) => type === "blockquote");
  parsing.text += "\n";
  if (quoted && continues) return at + 2;
  if (quoted) closeQuote(parsing);
  return at + 1;
}

function closeQuote(parsing: Parsing): void {
  const inner = parsing.open.pop();
  if (inner === undefined) return;
  if (inner.type !== "blockquote") {
    throw unparsable(`Can't find end of ${entityName(inner)} entity`, parsing.source, inner.begin);
  }
  const length = parsing.text.length - inner.offset;
  if (length > 0) parsing.entities.push({ type: "blockquote", offset: inner.offset, length });
}

function keep(parsing: Parsing, character: string, end: number): number {
  parsing.text += character;
  return end;
}

const isLineStart = (source: string, at: number): boolean => at === 0 || source[at - 1] === "\n";

/** Telegram calls an entity by the name of its own enumeration here: `Bold`, `TextUrl`. */
function entityName({ type }: Open): string {
  if (type === "text_link") return "TextUrl";
  return type === "blockquote" ? "BlockQuote" : type.charAt(0).toUpperCase() + type.slice(1);
}
