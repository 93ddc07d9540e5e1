import { badRequest } from "../refusal.ts";
import { type FormattedText, type MessageEntity, sortEntities, unparsable } from "./formatted-text.ts";
import { readHtmlCharacter } from "./html-character.ts";
import { htmlEntity } from "./html-entity.ts";
import { type HtmlTag, readEndTag, readStartTag } from "./html-tag.ts";

type OpenTag = HtmlTag & { readonly offset: number };

type Parsing = { readonly source: string; text: string; readonly open: OpenTag[]; entities: MessageEntity[] };

const plain = /[^<&]+/y;

/** Reads `parse_mode` HTML. What it cannot read is refused with Telegram's own words. */
export function parseHtml(source: string): FormattedText {
  const parsing: Parsing = { source, text: "", open: [], entities: [] };
  let at = 0;
  while (at < source.length) at = readPiece(parsing, at);
  const unclosed = parsing.open.at(-1);
  if (unclosed !== undefined) {
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text: parsing.text, entities: sortEntities(parsing.entities.map(withoutStrayLanguage)) };
}

function readPiece(parsing: Parsing, at: number): number {
  const { source } = parsing;
  if (source[at] === "<") return source[at + 1] === "/" ? closeTag(parsing, at) : openTag(parsing, at);
  if (source[at] === "&") return readReference(parsing, at);
  plain.lastIndex = at;
  parsing.text += plain.exec(source)?.[0] ?? "";
  return plain.lastIndex;
}

function readReference(parsing: Parsing, at: number): number {
  const decoded = readHtmlCharacter(parsing.source, at);
  if (decoded !== undefined && /\p{Surrogate}/u.test(decoded.character)) {
    throw badRequest(
      "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, " +
        "check for unmatched surrogate code units",
    );
  }
  parsing.text += decoded?.character ?? "&";
  return decoded?.end ?? at + 1;
}

function openTag(parsing: Parsing, at: number): number {
  const tag = readStartTag(parsing.source, at);
  if (tag.name === "span" && tag.attributes.get("class") !== "tg-spoiler") {
    throw unparsable('Tag "span" must have class "tg-spoiler"', parsing.source, at);
  }
  parsing.open.push({ ...tag, offset: parsing.text.length });
  return tag.end;
}

function closeTag(parsing: Parsing, at: number): number {
  const tag = parsing.open.pop();
  if (tag === undefined) throw unparsable("Unexpected end tag", parsing.source, at);
  const { name, end } = readEndTag(parsing.source, at);
  if (name !== "" && name !== tag.name) {
    throw unparsable("Unmatched end tag", parsing.source, at, `, expected "</${tag.name}>", found "</${name}>"`);
  }
  const covered = parsing.text.slice(tag.offset);
  const entity = covered === "" ? undefined : htmlEntity(tag, tag.offset, covered);
  if (entity !== undefined) parsing.entities = joinCodeAndPre(parsing.entities, entity);
  return end;
}

/** `<pre><code class="language-x">`, in either order, is one block of that language. */
function joinCodeAndPre(entities: readonly MessageEntity[], outer: MessageEntity): MessageEntity[] {
  const inner = entities.at(-1);
  const language = outer.type === "code" ? outer.language : inner?.language;
  if (inner === undefined || language === undefined || !areCodeAndPre(inner, outer)) return [...entities, outer];
  return [...entities.slice(0, -1), { type: "pre", offset: outer.offset, length: outer.length, language }];
}

function areCodeAndPre(inner: MessageEntity, outer: MessageEntity): boolean {
  return (
    inner.offset === outer.offset &&
    inner.length === outer.length &&
    ((inner.type === "code" && outer.type === "pre") || (inner.type === "pre" && outer.type === "code"))
  );
}

/** A language belongs to a block, not to code within a line. */
function withoutStrayLanguage(entity: MessageEntity): MessageEntity {
  if (entity.type !== "code") return entity;
  const { language: _, ...rest } = entity;
  return rest;
}
