import { textOf } from "../text-of.ts";
import { isRecord, type KeyValue, keyValues } from "./key-values.ts";

/** A row of `billDetails` as it came. */
export type WireRow = {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly info: readonly KeyValue[];
};

const rowMembers = ["billId", "billID", "billInfo", "key", "value"];

/** The rows in the order of their ids: that of the list is not kept by the provider. */
export function wireRows(list: unknown): readonly WireRow[] {
  return itemsOf(list)
    .map(rowOf)
    .toSorted((one, other) => orderOf(one) - orderOf(other));
}

function itemsOf(list: unknown): readonly unknown[] {
  if (list === null || list === undefined) return [];
  if (Array.isArray(list)) return list.filter((item) => item !== null);
  if (!isRecord(list) || rowMembers.some((member) => member in list)) return [list];
  return Object.entries(list).map(([key, row]) => (isRecord(row) ? { key, ...row } : { key, value: row }));
}

function rowOf(item: unknown): WireRow {
  if (!isRecord(item)) return { id: "", label: "", value: item, info: [] };
  return {
    id: textOf(item.billId ?? item.billID).trim(),
    label: textOf(item.key ?? item.name),
    value: item.value ?? item.amount,
    info: keyValues(item.billInfo),
  };
}

function orderOf({ id }: WireRow): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : Number.MAX_SAFE_INTEGER;
}
