import { toldText } from "../domain/told-text.ts";

const deepest = 5;
const mostMembers = 20;
const longest = 600;

/** What a value is made of, without any value of it: `{data: [{code: text, active: boolean}, …]}`. */
export function shapeOf(value: unknown): string {
  const shape = shapeAt(value, 0);
  return shape.length <= longest ? shape : `${shape.slice(0, longest)}…`;
}

function shapeAt(value: unknown, depth: number): string {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return typeof value;
  if (depth === deepest) return "…";
  if (Array.isArray(value)) return arrayShape(value, depth + 1);
  const members = Object.entries(value);
  const shapes = members.slice(0, mostMembers).map(([name, member]) => {
    return `${toldText(name)}: ${shapeAt(member, depth + 1)}`;
  });
  return `{${[...shapes, ...(members.length > mostMembers ? ["…"] : [])].join(", ")}}`;
}

function arrayShape(items: readonly unknown[], depth: number): string {
  const shapes = items.slice(0, 1).map((item) => shapeAt(item, depth));
  return `[${[...shapes, ...(items.length > 1 ? ["…"] : [])].join(", ")}]`;
}
