import { toldText } from "../domain/told-text.ts";

const deepest = 3;
const mostMembers = 20;

/** What a value is made of, without any value of it: `{data: [{code: text, active: boolean}, …]}`. */
export function shapeOf(value: unknown, depth = 0): string {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return typeof value;
  if (depth === deepest) return "…";
  if (Array.isArray(value)) return arrayShape(value, depth + 1);
  const members = Object.entries(value).map(([name, member]) => `${toldText(name)}: ${shapeOf(member, depth + 1)}`);
  const more = members.length > mostMembers ? ["…"] : [];
  return `{${[...members.slice(0, mostMembers), ...more].join(", ")}}`;
}

function arrayShape([first, ...others]: readonly unknown[], depth: number): string {
  const parts = first === undefined ? [] : [shapeOf(first, depth)];
  return `[${[...parts, ...(others.length > 0 ? ["…"] : [])].join(", ")}]`;
}
