import { endOf, type FormattedText, type MessageEntity } from "./formatted-text.ts";

const removed = /[\r\u2028-\u202e]/g;

/**
 * What Telegram does to every text before it keeps it: control characters become spaces, carriage returns and the marks
 * of writing direction go, the end is trimmed, and so is the beginning up to the first entity.
 */
export function tidyText(given: FormattedText): FormattedText {
  const clean = removeCharacters(given);
  const spaced = clean.text.replace(/\p{Cc}/gu, (control) => (control === "\n" || control > " " ? control : " "));
  const end = spaced.trimEnd().length;
  const begin = leadingSpace(spaced.slice(0, Math.min(end, clean.entities[0]?.offset ?? end)));
  return { text: spaced.slice(begin, end), entities: clean.entities.flatMap((entity) => cut(entity, begin, end)) };
}

function removeCharacters({ text, entities }: FormattedText): FormattedText {
  const gone = [...text.matchAll(removed)].map(({ index }) => index);
  if (gone.length === 0) return { text, entities };
  const moved = (at: number): number => at - gone.filter((index) => index < at).length;
  return {
    text: text.replace(removed, ""),
    entities: entities.map((entity) => {
      const offset = moved(entity.offset);
      return { ...entity, offset, length: moved(endOf(entity)) - offset };
    }),
  };
}

const leadingSpace = (text: string): number => text.length - text.replace(/^[ \n]+/, "").length;

function cut(entity: MessageEntity, begin: number, end: number): MessageEntity[] {
  const length = Math.min(endOf(entity), end) - entity.offset;
  return length <= 0 ? [] : [{ ...entity, offset: entity.offset - begin, length }];
}
