import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What a file imports whenever it is loaded: neither types alone, nor what it imports while it runs. */
function importsOf(file: URL): readonly string[] {
  const statements = readFileSync(file, "utf8").matchAll(/^(?:im|ex)port (?!type )[^;]*?from "([^"]+)";/gm);
  return [...statements].map(([, path = ""]) => path);
}

/** The files and packages that come with a file. */
function loadedWith(file: URL, loaded = new Set<string>()): ReadonlySet<string> {
  for (const path of importsOf(file)) {
    const isFile = path.startsWith(".");
    const target = isFile ? new URL(path, file) : undefined;
    const name = target?.pathname ?? path;
    if (loaded.has(name)) continue;
    loaded.add(name);
    if (target !== undefined) loadedWith(target, loaded);
  }
  return loaded;
}

test("a bot loads no stand-ins and no backend of a store before it knows that it needs them", () => {
  const loaded = [...loadedWith(new URL("../src/main.ts", import.meta.url))];
  expect(loaded.filter((name) => name.endsWith("/conversation/turns.ts") || name === "grammy")).toHaveLength(2);
  const needless = /\/(?:sandbox|playground)\/|^(?:hono|@hono\/.*|@keyv\/redis|bullmq|lmdb)$/;
  expect(loaded.filter((name) => needless.test(name))).toEqual([]);
});
