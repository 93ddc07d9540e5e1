import type { WholeAnswer } from "../answer.ts";
import { isJsonObject, jsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import { reply } from "./codes.ts";
import { products } from "./products.ts";

type Row = Readonly<Record<(typeof sortable)[number], string | number | boolean>>;

const sortable = [
  "name",
  "code",
  "category",
  "enable",
  "agent_price",
  "updated_at",
  "success_rate",
  "time_rate",
] as const;

const rows: readonly Row[] = products.map(({ code, name, category, price, fee, margin }) => ({
  name,
  code,
  category,
  enable: true,
  agent_price: price + fee - margin,
  updated_at: "2024-02-07T10:28:35+07:00",
  success_rate: 100,
  time_rate: 1,
}));

/** One page of the products. The request is documented; the answer has what the request can sort by. */
export function productList(request: SandboxRequest): WholeAnswer {
  const { limit, page, search = [], sort } = jsonObject(request.body.toString("utf8")) ?? {};
  if (limit === undefined || page === undefined || sort === undefined) return reply("400xx6512", "product");
  const column = sortable.find((name) => isJsonObject(sort) && name === sort.field);
  if (!isPositive(limit) || !isPositive(page) || !isSearch(search) || column === undefined || !isJsonObject(sort)) {
    return reply("400xx6510", "product");
  }
  const direction = sort.value === "desc" ? -1 : 1;
  const found = rows
    .filter((row) => search.every(({ field, value }) => matches(row, field, value)))
    .toSorted(
      (one, other) => direction * String(one[column]).localeCompare(String(other[column]), "en", { numeric: true }),
    );
  const total_pages = Math.max(1, Math.ceil(found.length / limit));
  const meta = {
    current_page: page,
    previous_page: Math.max(1, page - 1),
    next_page: Math.min(total_pages, page + 1),
    total_pages,
    total_rows: found.length,
    per_page: limit,
  };
  return reply("200xx2000", "product", found.slice((page - 1) * limit, page * limit), { meta });
}

function matches(row: Row, field: string, value: string): boolean {
  switch (field) {
    case "keyword":
      return `${row.name} ${row.code}`.toLowerCase().includes(value.toLowerCase());
    case "categories":
      return row.category === value;
    case "enable":
      return String(row.enable) === value;
    default:
      return false;
  }
}

function isPositive(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isSearch(value: unknown): value is readonly { readonly field: string; readonly value: string }[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isJsonObject(one) && typeof one.field === "string" && typeof one.value === "string")
  );
}
