import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = { readonly integrity?: string };

test("every package of the lock file is held to what it was by a hash", () => {
  const text = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
  const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, Locked>> };
  const { "": _ours, ...others } = packages;
  expect(Object.keys(others).length).toBeGreaterThan(100);
  const loose = Object.entries(others).filter(([, { integrity = "" }]) => !integrity.startsWith("sha512-"));
  expect(loose.map(([name]) => name)).toEqual([]);
});
