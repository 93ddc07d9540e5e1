import { badRequest, type Refusal } from "../refusal.ts";
import { byteOffset, endOf, type FormattedText, type MessageEntity, sortEntities } from "./formatted-text.ts";
import { followableUrl } from "./link.ts";

const plainTypes = new Set(
  "bold italic underline strikethrough spoiler blockquote expandable_blockquote code".split(" "),
);

/** Found by Telegram itself: given by a bot they are allowed and ignored. */
const detectedTypes = new Set("mention hashtag cashtag bot_command url email phone_number".split(" "));

/** Checks the entities a bot gives with its text. */
export function explicitEntities(text: string, given: unknown): FormattedText {
  if (!Array.isArray(given)) throw badRequest("can't parse entities: Array of MessageEntity expected");
  const entities = given.flatMap((entity: unknown) => readEntity(entity));
  for (const entity of entities) checkRange(text, entity);
  return { text, entities: sortEntities(entities) };
}

function readEntity(given: unknown): MessageEntity[] {
  if (typeof given !== "object" || given === null) throw unreadable("expected an Object");
  const { type, offset, length, ...rest } = given as Readonly<Record<string, unknown>>;
  if (typeof type !== "string") throw unreadable('Can\'t find field "type"');
  if (!Number.isInteger(offset)) throw unreadable('Can\'t find field "offset"');
  if (!Number.isInteger(length)) throw unreadable('Can\'t find field "length"');
  if (detectedTypes.has(type)) return [];
  return [{ type, offset: Number(offset), length: Number(length), ...details(type, rest) }];
}

function details(type: string, rest: Readonly<Record<string, unknown>>): Partial<MessageEntity> {
  if (plainTypes.has(type)) return {};
  switch (type) {
    case "pre":
      return typeof rest.language === "string" && rest.language !== "" ? { language: rest.language } : {};
    case "text_link":
      return { url: checkedUrl(rest.url) };
    case "text_mention":
      return { user: { id: personId(rest.user) } };
    case "custom_emoji":
      return { custom_emoji_id: String(rest.custom_emoji_id) };
    case "date_time":
      return { unix_time: Number(rest.unix_time), date_time_format: String(rest.date_time_format ?? "") };
    default:
      throw unreadable(`Unsupported type "${type}" specified`);
  }
}

function checkedUrl(url: unknown): string {
  const followable = typeof url === "string" ? followableUrl(url) : undefined;
  if (followable === undefined) throw badRequest(`entity URL '${url}' is invalid: Wrong HTTP URL`);
  return followable;
}

function personId(user: unknown): number {
  const id = typeof user === "object" && user !== null && "id" in user ? user.id : undefined;
  if (typeof id !== "number") throw unreadable('Can\'t find field "user"');
  return id;
}

function checkRange(text: string, entity: MessageEntity): void {
  const { offset } = entity;
  const end = endOf(entity);
  const name = `entity beginning at UTF-16 offset ${offset}`;
  if (offset < 0 || end <= offset) throw badRequest(`${name} has an invalid length`);
  if (end > text.length) {
    throw badRequest(`${name} ends after the end of the text at UTF-16 offset ${text.length}`);
  }
  if (splitsCharacter(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset - 1)}`);
  }
  if (splitsCharacter(text, end)) {
    throw badRequest(`${name} ends in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, end - 1)}`);
  }
}

const splitsCharacter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;

const unreadable = (why: string): Refusal => badRequest(`can't parse MessageEntity: ${why}`);
