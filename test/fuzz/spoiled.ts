import type { Random } from "./random.ts";

const odd = [
  null,
  true,
  false,
  "",
  "N/A",
  "__proto__",
  0,
  -1,
  0.5,
  2 ** 53,
  -(2 ** 53),
  1e308,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { toString: 1, valueOf: 1 },
] as const;

/** The value with one to three members dropped, of another type, nested or blown up, wherever they are. */
export function spoiled(value: unknown, random: Random): unknown {
  let result = value;
  for (let changes = random.below(3); changes >= 0; changes -= 1) result = changed(result, random, 0);
  return result;
}

function changed(value: unknown, random: Random, depth: number): unknown {
  if (typeof value !== "object" || value === null || (depth > 0 && random.chance(0.25))) return other(value, random);
  const members = Object.entries(value);
  const chosen = random.below(members.length);
  const kept = members.flatMap(([key, member], at): [string, unknown][] => {
    if (at !== chosen) return [[key, member]];
    // Without its number an update is none, and is not looked at any further.
    if (depth === 0 && key === "update_id" && random.chance(0.9)) return [[key, member]];
    return random.chance(0.2) ? [] : [[key, changed(member, random, depth + 1)]];
  });
  return Array.isArray(value) ? kept.map(([, member]) => member) : Object.fromEntries(kept);
}

function other(value: unknown, random: Random): unknown {
  switch (random.below(6)) {
    case 0:
      return [value, value];
    case 1:
      return { key: value, id: value, text: value };
    case 2:
      return String(value);
    case 3:
      return JSON.parse(`${"[".repeat(500)}${JSON.stringify(value) ?? "null"}${"]".repeat(500)}`);
    case 4:
      return "x".repeat(random.pick([5_000, 100_000]));
    default:
      return random.some(odd);
  }
}
