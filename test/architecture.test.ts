import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Finding, lint } from "./support/lint.ts";

/** What each folder of `src` may import: the table that `.ci/lint/imports.json` enforces, written a second time. */
const table: Readonly<Record<string, Row>> = {
  domain: { folders: [], packages: [] },
  catalogue: { folders: ["domain"], packages: ["node:fs", "zod"] },
  inquiry: { folders: ["domain"], packages: ["cockatiel"] },
  conversation: { folders: ["domain", "inquiry"], packages: ["zod"] },
  providers: {
    folders: ["domain", "inquiry", "sealing"],
    packages: ["node:fs", "axios", "jsonwebtoken", "undici", "zod"],
  },
  access: { folders: ["domain", "inquiry"], types: ["desk", "i18n"], packages: ["zod"] },
  desk: { folders: [], types: ["access", "domain", "i18n"], packages: [] },
  telegram: {
    folders: ["domain", "conversation", "i18n"],
    types: ["access", "desk", "inquiry"],
    packages: ["node:fs", "grammy", "@grammyjs/auto-retry", "undici", "zod"],
  },
  i18n: { folders: ["domain"], types: ["inquiry"], packages: ["node:fs", "i18next"] },
  sealing: { folders: [], packages: ["node:fs"] },
  storage: {
    folders: ["domain", "sealing"],
    types: ["access", "conversation", "inquiry"],
    packages: ["node:fs", "@keyv/redis", "keyv", "lmdb", "zod"],
  },
  sharing: {
    folders: ["storage"],
    types: ["conversation", "domain", "inquiry"],
    packages: ["node:fs", "bullmq"],
  },
  ops: {
    folders: ["access", "domain", "i18n", "storage"],
    types: ["desk", "inquiry"],
    packages: ["node:fs", "pino", "prom-client", "zod"],
  },
  config: { folders: [], packages: ["node:fs", "zod"] },
  sandbox: { folders: [], packages: ["node:fs"] },
  playground: { folders: [], packages: ["node:fs", "@hono/node-server", "hono"] },
  app: { folders: "all", packages: ["node:fs"] },
  cli: { folders: "all", packages: ["node:fs"] },
};

type Row = {
  readonly folders: readonly string[] | "all";
  /** Folders whose types may be named, and no more. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
};

type Verdict = "allowed" | "refused";
type Case = { readonly path: string; readonly text: string; readonly verdict: Verdict };

const source = new URL("../src/", import.meta.url);
const subfolders = (folder: URL): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const dependencies = Object.keys(
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).dependencies,
);

/** Each seed has a path of its own, so a finding names its case. */
const seed = (folder: string, name: string) => `src/${folder}/${name.replaceAll(/[^a-z0-9]+/g, "-")}-seed.ts`;
const verdict = (isAllowed: boolean): Verdict => (isAllowed ? "allowed" : "refused");
const value = (from: string) => `import { thing } from "${from}";\nthing();\n`;
const type = (from: string) => `import type { Thing } from "${from}";\nexport type Seed = Thing;\n`;

function folderCases(folder: string, row: Row): readonly Case[] {
  return Object.keys(table)
    .filter((other) => other !== folder)
    .flatMap((other) => {
      const runs = row.folders === "all" || row.folders.includes(other);
      const names = runs || row.types?.includes(other) === true;
      return [
        { path: seed(folder, `${other}-value`), text: value(`../${other}/thing.ts`), verdict: verdict(runs) },
        { path: seed(folder, `${other}-type`), text: type(`../${other}/thing.ts`), verdict: verdict(names) },
      ];
    });
}

function packageCases(folder: string, row: Row): readonly Case[] {
  return ["node:fs", ...dependencies].map((name) => ({
    path: seed(folder, `package-${name}`),
    text: value(name),
    verdict: verdict(row.packages.includes(name)),
  }));
}

/** Inside a folder of a folder the same rows hold one step deeper. */
const nested: readonly (readonly [from: string, to: string, Verdict])[] = [
  ["domain/rules", "domain/rupiah.ts", "allowed"],
  ["domain/rules", "inquiry/outcome.ts", "refused"],
  ["domain/rules", "app.ts", "refused"],
  ["providers", "providers/http.ts", "allowed"],
  ["providers", "providers/klikoo/index.ts", "refused"],
  ["providers/klikoo", "providers/klikoo/schema.ts", "allowed"],
  ["providers/klikoo", "providers/http.ts", "allowed"],
  ["providers/klikoo", "providers/ayopop/schema.ts", "refused"],
  ["providers/klikoo", "domain/bill.ts", "allowed"],
  ["providers/klikoo", "inquiry/outcome.ts", "allowed"],
  ["providers/klikoo", "conversation/step.ts", "refused"],
  ["providers/klikoo", "config/options.ts", "refused"],
  ["sandbox", "providers/klikoo/schema.ts", "allowed"],
  ["sandbox", "providers/klikoo/signature.ts", "refused"],
  ["sandbox/klikoo", "sandbox/fixture.ts", "allowed"],
  ["sandbox/klikoo", "providers/klikoo/schema.ts", "allowed"],
  ["sandbox/klikoo", "providers/klikoo/signature.ts", "refused"],
  ["sandbox/klikoo", "domain/bill.ts", "refused"],
  ["playground/world", "playground/text/link.ts", "allowed"],
  ["playground/world", "telegram/bot.ts", "refused"],
  ["playground/world", "main.ts", "refused"],
  ["ops/incidents", "ops/log.ts", "allowed"],
  ["ops/incidents", "domain/wib.ts", "allowed"],
  ["ops/incidents", "telegram/bot.ts", "refused"],
  ["ops/incidents", "app.ts", "refused"],
  ["cli/doctor", "config/read-config.ts", "allowed"],
  ["cli/doctor", "cli/terminal.ts", "allowed"],
  ["telegram", "app.ts", "refused"],
  ["telegram", "app/later.ts", "refused"],
  ["inquiry", "app/later.ts", "refused"],
  ["telegram/deep", "storage/records.ts", "refused"],
  ["conversation/deep", "storage/records.ts", "refused"],
];

const nestedCases: readonly Case[] = nested.map(([from, to, expected]) => {
  const way = posix.relative(from, to);
  const text = value(way.startsWith(".") ? way : `./${way}`);
  return { path: seed(from, `to-${to}`), text, verdict: expected };
});

/** Ways to write an import that a table of paths could overlook. */
const disguisedCases: readonly Case[] = [
  `import "../storage/thing.ts";`,
  `import * as all from "../storage/thing.ts";\nall.thing();`,
  `export { thing } from "../storage/thing.ts";`,
  `export * from "../storage/thing.ts";`,
  `export type { Thing } from "../storage/thing.ts";`,
  `export const later = () => import("../storage/thing.ts");`,
  `export type Seed = import("../storage/thing.ts").Thing;`,
  `export { thing } from "./../storage/thing.ts";`,
  `export { thing } from "../domain/../storage/thing.ts";`,
  `export { thing } from "../../storage/thing.ts";`,
  `export { thing } from "../../src/storage/thing.ts";`,
  `export { thing } from "../inquiry/thing.ts";`,
  `export * from "../inquiry/thing.ts";`,
  `export const later = () => import("../inquiry/thing.ts");`,
  `import { type Thing } from "../inquiry/thing.ts";\nexport type Seed = Thing;`,
].map((text, index) => ({ path: seed("telegram", `disguised-${index}`), text: `${text}\n`, verdict: "refused" }));

/** What makes the same question give another answer. */
const impureCases: readonly Case[] = ["domain", "conversation", "storage"].flatMap((folder) =>
  [
    "Date.now()",
    "new Date(0)",
    "Date.UTC(2026)",
    "fetch('x')",
    "setTimeout(run, 1)",
    "setInterval(run, 1)",
    "setImmediate(run)",
    "process.uptime()",
    "performance.now()",
    "crypto.randomUUID()",
    "globalThis.Date",
    "Math.random()",
  ].map((text) => ({
    path: seed(folder, `impure-${text}`.toLowerCase()),
    text: `export const seed = (run: () => void) => [run, ${text}];\n`,
    verdict: verdict(folder === "storage"),
  })),
);

const environment = "export const seed = process.env;\n";
const otherCases: readonly Case[] = [
  { path: "src/main-seed.ts", text: value("grammy"), verdict: "refused" },
  { path: "src/app-seed.ts", text: value("./storage/thing.ts"), verdict: "allowed" },
  { path: seed("config", "environment"), text: environment, verdict: "allowed" },
  { path: seed("telegram", "environment"), text: environment, verdict: "refused" },
  { path: seed("domain", "circle"), text: `export { b as a } from "./circle-back-seed.ts";\n`, verdict: "refused" },
  { path: seed("domain", "circle-back"), text: `export { a as b } from "./circle-seed.ts";\n`, verdict: "refused" },
];

const rules = [
  "lint/nursery/noJsRestrictedProperties",
  "lint/style/noProcessEnv",
  "lint/style/noRestrictedGlobals",
  "lint/style/noRestrictedImports",
  "lint/suspicious/noImportCycles",
  "plugin",
];

const rows = Object.entries(table);
const tableCases = rows.flatMap(([folder, row]) => [...folderCases(folder, row), ...packageCases(folder, row)]);
const cases = [...tableCases, ...nestedCases, ...disguisedCases, ...impureCases, ...otherCases];

describe("the arrangement", () => {
  let findings: readonly Finding[];

  beforeAll(async () => {
    findings = await lint(new Map(cases.map(({ path, text }) => [path, text])));
  });

  const verdicts = (some: readonly Case[]) =>
    some.map(({ path, text }) => {
      const isRefused = findings.some((finding) => finding.path === path && rules.includes(finding.rule));
      return `${path}: ${text.trim()} ${verdict(!isRefused)}`;
    });
  const expected = (some: readonly Case[]) => some.map((one) => `${one.path}: ${one.text.trim()} ${one.verdict}`);

  test("has a row for every folder of src, and no seed is lost to another of the same name", () => {
    expect(subfolders(source).filter((folder) => !Object.hasOwn(table, folder))).toEqual([]);
    expect(new Set(cases.map(({ path }) => path)).size).toBe(cases.length);
  });

  test.each(rows)("%s imports what its row names and is refused the rest", (folder, row) => {
    const own = [...folderCases(folder, row), ...packageCases(folder, row)];

    expect(own.some((one) => one.verdict === "refused")).toBe(true);
    expect(verdicts(own)).toEqual(expected(own));
  });

  test("holds one folder deeper", () => expect(verdicts(nestedCases)).toEqual(expected(nestedCases)));
  test("sees an import however it is written", () =>
    expect(verdicts(disguisedCases)).toEqual(expected(disguisedCases)));
  test("keeps domain and conversation pure", () => expect(verdicts(impureCases)).toEqual(expected(impureCases)));
  test("refuses circles, and the environment and libraries elsewhere", () =>
    expect(verdicts(otherCases)).toEqual(expected(otherCases)));

  test("says what to do instead", () => {
    const refusal = findings.find(({ path }) => path === seed("domain", "inquiry-value"));

    expect(refusal?.message).toContain("move what needs this outwards");
  });
});
