import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Report, shortReportText } from "./bench/report.ts";
import { loadText } from "./load/report.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const bench: Report = JSON.parse(read(".ci/bench.json"));

/** What stands in the README where a tool puts its figures. */
function figuresOf(name: string): string | undefined {
  return new RegExp(`<!-- ${name} -->\n(.*)\n<!-- /${name} -->`, "s").exec(read("README.md"))?.[1];
}

test("the README's figures are those that were measured last: else npm run bench:readme", () => {
  expect(figuresOf("bench")).toBe(shortReportText(bench));
  expect(figuresOf("load")).toBe(loadText(JSON.parse(read(".ci/load.json"))));
});

test("what was measured last is all of the bench, side by side, in five rounds", () => {
  const played = new Set(bench.checks.map(({ name, delivery }) => `${name} by ${delivery}`));
  const both = [
    "grammY echo",
    "Telegraf WizardScene",
    "@grammyjs/conversations",
    ...["memory:", "file:", "redis:"].map((store) => `this bot, ${store}`),
  ].flatMap((name) => [`${name} by webhook`, `${name} by polling`]);
  for (const name of ["bare node:http echo by webhook", ...both]) expect(played).toContain(name);
  for (const { rounds } of bench.checks) expect(rounds).toHaveLength(5);
  expect(bench.halfLoad.length).toBeGreaterThan(0);
  expect(bench.atOnce.length).toBeGreaterThan(0);
  expect(bench.kept.map(({ sessions }) => sessions)).toEqual([1_000, 100_000]);
  expect(bench.copies).toBeDefined();
});
