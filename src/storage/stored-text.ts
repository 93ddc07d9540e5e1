import type { DeserializedData } from "keyv";

/** What Keyv gives in place of a stored text that is no JSON, so that one damaged entry does not end a listing. */
const unreadable: unique symbol = Symbol("unreadable");

export function serialize(data: DeserializedData<unknown>): string {
  return JSON.stringify(data);
}

export function deserialize<Value>(text: string): DeserializedData<Value> {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is personal.
    return { value: unreadable as Value };
  }
}
