import { endOf, type FormattedText, type MessageEntity, sortEntities } from "./formatted-text.ts";

/** What Telegram finds in a text by itself, after its own rules, simplified where only odd texts tell them apart. */
const patterns: readonly { readonly type: string; readonly pattern: RegExp }[] = [
  { type: "bot_command", pattern: /(?<![\w/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/<>])/gi },
  { type: "mention", pattern: /(?<![\w@/.])@[a-z]\w{1,31}(?!\w)/gi },
  { type: "url", pattern: /(?<![\w@/.])(?:(?:https?|tg):\/\/|t\.me\/)[^\s<>"]*[^\s<>".,;:!?)\]}'*_]/gi },
  { type: "email", pattern: /(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?!\w)/gi },
  { type: "hashtag", pattern: /(?<![\p{L}\p{N}_#&])#(?!\d+(?![\p{L}\p{N}_]))[\p{L}\p{N}_]{1,256}/giu },
];

/** Nothing is looked for inside these. */
const opaque = new Set(["code", "pre", "text_link", "text_mention", "custom_emoji"]);

export function detectEntities({ text, entities }: FormattedText): FormattedText {
  const taken = entities.filter(({ type }) => opaque.has(type));
  for (const { type, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const found = { type, offset: match.index, length: match[0].length };
      if (!taken.some((other) => overlap(found, other))) taken.push(found);
    }
  }
  const found = taken.filter((entity) => !entities.includes(entity));
  return { text, entities: sortEntities([...entities, ...found]) };
}

const overlap = (a: MessageEntity, b: MessageEntity): boolean => a.offset < endOf(b) && b.offset < endOf(a);
