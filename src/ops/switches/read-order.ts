import { readTimeSpan } from "../../domain/time-span.ts";

/** What somebody typed behind `/provider` or `/produk`. */
export type Order =
  | { readonly kind: "list" }
  | { readonly kind: "look"; readonly name: string }
  | { readonly kind: "on"; readonly name: string }
  /** Without a time until somebody switches it on. */
  | { readonly kind: "off"; readonly name: string; readonly forMs?: number }
  | { readonly kind: "unclear" };

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
  const forMs = readTimeSpan(time);
  return forMs === undefined ? { kind: "unclear" } : { kind, name, forMs };
}
