import { readFileSync } from "node:fs";

/** A published sample, read anew each time: the caller may change it. */
export function fixture<Shape>(provider: "ayopop" | "klikoo", name: string): Shape {
  const file = new URL(`../providers/${provider}/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
