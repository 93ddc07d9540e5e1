const deepest = 4;

/** Whatever an answer holds as one line of text; what lies too deep is hinted at. */
export function textOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (depth === deepest) return "…";
  if (Array.isArray(value)) return value.map((part) => textOf(part, depth + 1)).join(", ");
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${textOf(part, depth + 1)}`)
    .join(", ");
}
