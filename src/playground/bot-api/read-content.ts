import { badRequest } from "../refusal.ts";
import type { FormattedText } from "../text/formatted-text.ts";
import { readFormattedText } from "../text/read-formatted-text.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, structureParameter, textParameter } from "./call-parameters.ts";

const longestText = 4096;
const longestCaption = 1024;

/** The text of a message, which may not be empty. */
export function readMessageText(world: World, call: CallParameters): FormattedText {
  const formatted = read(world, call, "text", "entities");
  if (formatted.text === "") throw badRequest("message text is empty");
  if (formatted.text.length > longestText) throw badRequest("message is too long");
  return formatted;
}

/** The caption under a file, which may be missing. */
export function readCaption(world: World, call: CallParameters): FormattedText {
  const formatted = read(world, call, "caption", "caption_entities");
  if (formatted.text.length > longestCaption) throw badRequest("message caption is too long");
  return formatted;
}

function read(world: World, call: CallParameters, textName: string, entitiesName: string): FormattedText {
  const { text, entities } = readFormattedText({
    text: textParameter(call, textName),
    parseMode: textParameter(call, "parse_mode"),
    entities: structureParameter(call, entitiesName, "entities"),
  });
  return { text, entities: entities.flatMap((entity) => knownMention(world, entity)) };
}

/** A mention by id carries the whole user; of someone unknown it is no mention. */
function knownMention({ people, bot }: World, entity: FormattedText["entities"][number]) {
  if (entity.type !== "text_mention") return [entity];
  const id = entity.user?.id ?? 0;
  const user = id === bot.id ? bot : people.get(id);
  return user === undefined ? [] : [{ ...entity, user }];
}
