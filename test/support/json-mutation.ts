import fc from "fast-check";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Change = (value: Json) => Json | undefined;

const oddValues: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, "", "N/A", "-", "0", "Infinity", "NaN", "undefined", [], {}, [[]], [null], [{}]),
  fc.constantFrom<Json>(0, -0, -1, 0.5, 77180.5, 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, 1e308, 5e-324),
  fc.constantFrom<Json>("9".repeat(400), "x".repeat(5_000), "\u202e\u0000\ud800", "32-13-9999", "Feb99", "00000000"),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.jsonValue({ maxDepth: 4 }).map((value) => value as Json),
);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>(() => undefined),
  fc.constant<Change>((value) => [value]),
  fc.constant<Change>((value) => [value, value, value]),
  fc.constant<Change>((value) => ({ key: value, value })),
  fc.constant<Change>((value) => (typeof value === "object" ? JSON.stringify(value) : String(value))),
  fc.constant<Change>((value) => (Array.isArray(value) ? value.toReversed() : value)),
  fc.constant<Change>((value) => JSON.parse("[".repeat(100) + JSON.stringify(value) + "]".repeat(100))),
  oddValues.map<Change>((odd) => () => odd),
);

/** A sample in which a few members are dropped, retyped, nested, repeated or blown up. */
export function mutations(sample: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 }), changes);
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((all) => {
    const start: Json = JSON.parse(sample);
    return JSON.stringify(all.reduce<Json>((json, [path, make]) => changed(json, path, make) ?? null, start));
  });
}

/** Changes the value that is found by going down by position. */
function changed(json: Json, [position, ...rest]: readonly number[], change: Change): Json | undefined {
  if (position === undefined || json === null || typeof json !== "object") return change(json);
  const members = Object.entries(json);
  const index = position % Math.max(members.length, 1);
  const kept = members.flatMap(([key, value], at): [string, Json][] => {
    if (at !== index) return [[key, value]];
    const made = changed(value, rest, change);
    return made === undefined ? [] : [[key, made]];
  });
  return Array.isArray(json) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}
