import { plainText } from "./plain-text.ts";
import type { Field, ZoneChoice } from "./product.ts";

type ZoneField = Extract<Field, { kind: "zone" }>;

/** A zone as the provider wants it: one of the choices by name or id, else 3 to 6 digits with or without brackets. */
export function readZone(field: ZoneField, text: string): string | undefined {
  const typed = plainText(text);
  if (field.choices !== undefined) return chosen(field.choices, typed.toLowerCase());
  return /^\(? ?(\d{3,6}) ?\)?$/.exec(typed)?.[1];
}

function chosen(choices: readonly ZoneChoice[], typed: string): string | undefined {
  return choices.find(({ id, name }) => id.toLowerCase() === typed || name.toLowerCase() === typed)?.id;
}
