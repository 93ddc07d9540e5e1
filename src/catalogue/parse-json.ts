import { type JsonPlace, jsonMistake } from "./json-mistake.ts";

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: JsonPlace };

/** JSON.parse, with the place of a mistake, which Node 20 leaves out of many of its messages. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, place: jsonMistake(text) };
  }
}
