import { textOf } from "../text-of.ts";

export type KeyValue = { readonly key: string; readonly value: string };

/**
 * The pairs of one of Ayopop's lists. The docs call them objects, the samples are arrays of `{key, value}`, version 1
 * has maps, a failure has `null`. The order is kept, and so are keys that come twice.
 */
export function keyValues(list: unknown): readonly KeyValue[] {
  if (Array.isArray(list)) return list.flatMap(pairsOf);
  return pairsOf(list);
}

function pairsOf(item: unknown): readonly KeyValue[] {
  if (item === null || item === undefined) return [];
  if (!isRecord(item)) return [{ key: "", value: textOf(item) }];
  if ("key" in item || "value" in item) return [{ key: textOf(item.key), value: textOf(item.value) }];
  // The table of the inquiry page says "name and amount".
  if ("name" in item && "amount" in item) return [{ key: textOf(item.name), value: textOf(item.amount) }];
  return Object.entries(item).map(([key, value]) => ({ key, value: textOf(value) }));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
