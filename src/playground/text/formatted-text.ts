import { badRequest, type Refusal } from "../refusal.ts";
import type { User } from "../world/chat.ts";

/** `offset` and `length` count UTF-16 code units, as JavaScript does. */
export type MessageEntity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly user?: Pick<User, "id">;
  readonly custom_emoji_id?: string;
  readonly unix_time?: number;
  readonly date_time_format?: string;
};

export type FormattedText = { readonly text: string; readonly entities: readonly MessageEntity[] };

export const endOf = ({ offset, length }: MessageEntity): number => offset + length;

/** Telegram's order: by beginning, the outer before the inner. */
export function sortEntities(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Telegram tells where markup is wrong in bytes of UTF-8. */
export function unparsable(what: string, source: string, at: number, more = ""): Refusal {
  return badRequest(`can't parse entities: ${what} at byte offset ${byteOffset(source, at)}${more}`);
}

export const byteOffset = (source: string, at: number): number => Buffer.byteLength(source.slice(0, at));
