import { readFileSync } from "node:fs";
import type { Locale } from "../../src/domain/locale.ts";

/** What a locale file says at a path, `reason.blocked`, as a person reads it. */
export function said(locale: Locale, path: string): string {
  const texts: unknown = JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), "utf8"));
  const text = path
    .split(".")
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), texts);
  if (typeof text !== "string") throw new Error(`${locale} says nothing at ${path}`);
  return text.replace(/<\/?[a-z]+>/g, "");
}
