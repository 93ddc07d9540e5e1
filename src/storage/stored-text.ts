import type { DeserializedData } from "keyv";
import { revisionIn } from "./revision-in.ts";

export function serialize(data: DeserializedData<unknown>): string {
  return JSON.stringify(data);
}

/**
 * A damaged text becomes a value that is no record, with the revision that a write over it has to follow. So one
 * damaged entry does not end a listing either.
 */
export function deserialize<Value>(text: string): DeserializedData<Value> {
  const revision = revisionIn(text);
  const data = parsed(text);
  if (!isObject(data) || hidesRevision(data.value, revision)) return { value: { revision } as Value };
  return data as DeserializedData<Value>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is personal.
    return undefined;
  }
}

/** Of a record that somebody wrote by hand, with its revision where no store looks for it. */
function hidesRevision(value: unknown, revision: number): boolean {
  const isRecord = isObject(value) && "data" in value && "version" in value;
  return isRecord && "revision" in value && value.revision !== revision;
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === "object" && value !== null;
}
