/** What somebody typed behind `/provider` or `/produk`. */
export type Order =
  | { readonly kind: "list" }
  | { readonly kind: "look"; readonly name: string }
  | { readonly kind: "on"; readonly name: string }
  /** Without a time until somebody switches it on. */
  | { readonly kind: "off"; readonly name: string; readonly forMs?: number }
  | { readonly kind: "unclear" };

const minute = 60_000;
const units: Readonly<Record<string, number>> = {
  m: minute,
  min: minute,
  menit: minute,
  h: 60 * minute,
  j: 60 * minute,
  jam: 60 * minute,
  hour: 60 * minute,
  hours: 60 * minute,
  d: 24 * 60 * minute,
  hari: 24 * 60 * minute,
  day: 24 * 60 * minute,
  days: 24 * 60 * minute,
};

const longest = 30 * 24 * 60 * minute;
const words: Readonly<Record<string, "on" | "off">> = { off: "off", mati: "off", on: "on", nyala: "on" };

/** `ayopop off 30m`, `pln-postpaid mati 2 jam`, `klikoo on`. */
export function readOrder(text: string): Order {
  const [name, word, ...rest] = text.trim().toLowerCase().split(/\s+/);
  if (name === undefined || name === "") return { kind: "list" };
  if (word === undefined) return { kind: "look", name };
  const kind = Object.hasOwn(words, word) ? words[word] : undefined;
  const time = rest.join("");
  if (kind === "on") return time === "" ? { kind, name } : { kind: "unclear" };
  if (kind === undefined) return { kind: "unclear" };
  if (time === "") return { kind, name };
  const forMs = lengthOf(time);
  return forMs === undefined ? { kind: "unclear" } : { kind, name, forMs };
}

function lengthOf(time: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,4})([a-z]+)$/.exec(time) ?? [];
  if (count === undefined || !Object.hasOwn(units, unit)) return undefined;
  const length = Number(count) * (units[unit] ?? 0);
  return length > 0 && length <= longest ? length : undefined;
}
