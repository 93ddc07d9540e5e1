import { readdirSync, readFileSync } from "node:fs";

const folderOf = (provider: string) => new URL(`../../src/providers/${provider}/fixtures/`, import.meta.url);

/** A published sample of a provider, as text. */
export function fixtureText(provider: string, name: string): string {
  return readFileSync(new URL(`${name}.json`, folderOf(provider)), "utf8");
}

export function fixtureNames(provider: string, like: RegExp): readonly string[] {
  return readdirSync(folderOf(provider))
    .map((file) => file.replace(/\.json$/, ""))
    .filter((name) => like.test(name));
}
