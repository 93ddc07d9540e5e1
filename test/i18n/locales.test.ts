import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/conversation/event.ts";
import type { Notice } from "../../src/conversation/state.ts";
import type { AccountProblem, AccountWarning } from "../../src/domain/account-reading.ts";
import type { AmountProblem } from "../../src/domain/amount-text.ts";
import { factLabels } from "../../src/domain/bill.ts";
import { type Locale, locales } from "../../src/domain/locale.ts";
import type { AccountRule, FieldKind } from "../../src/domain/product.ts";
import { reasons } from "../../src/inquiry/outcome.ts";
import { parseHtml } from "../../src/playground/text/parse-html.ts";

type Tree = { readonly [key: string]: string | Tree };

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const tree = (locale: Locale): Tree => JSON.parse(read(`locales/${locale}.json`));
const texts = (tree: Tree, path = ""): readonly (readonly [key: string, text: string])[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[path + name, value] as const] : texts(value, `${path}${name}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/\{\{.*?\}\}/g)].map(([found]) => found).toSorted();

const id = texts(tree("id"));
const en = texts(tree("en"));

/** The names of a union, all of them: the compiler counts. */
const all = <Name extends string>(names: Readonly<Record<Name, true>>) => Object.keys(names);
const notices = all<Notice>({
  welcome: true,
  cancelled: true,
  "started-over": true,
  unsupported: true,
  edited: true,
  "still-checking": true,
  "one-by-one": true,
  "no-last-bill": true,
  "door-gone": true,
  "door-of-another": true,
});
const rules = all<AccountRule["kind"] | "game-id-zone">({
  "pln-postpaid": true,
  "pln-prepaid": true,
  "bpjs-health": true,
  nik: true,
  nop: true,
  mobile: true,
  email: true,
  "game-id": true,
  "game-id-zone": true,
  digits: true,
  characters: true,
});
const accountProblems = all<AccountProblem["code"]>({
  empty: true,
  "not-digits": true,
  "bad-characters": true,
  "not-an-email": true,
  "wrong-length": true,
  "too-short": true,
  "too-long": true,
  "unknown-prefix": true,
  "prepaid-meter": true,
  "is-token": true,
});
const warnings = all<AccountWarning["code"] | "unusual-length-exact">({
  "other-operator": true,
  "implausible-date": true,
  "unusual-length": true,
  "unusual-length-exact": true,
  "unusual-prefix": true,
});
const amountProblems = all<AmountProblem["code"] | "unreadable">({
  unreadable: true,
  "too-small": true,
  "too-large": true,
  "not-a-multiple": true,
  "not-offered": true,
});
const changes = all<`change-${FieldKind}`>({
  "change-account": true,
  "change-months": true,
  "change-zone": true,
  "change-amount": true,
});

describe.each(locales)("the locale file %s", (locale) => {
  const own = texts(tree(locale));
  const text = (key: string) => own.find(([name]) => name === key)?.[1] ?? "";
  const namesUnder = (path: string) => own.filter(([key]) => key.startsWith(`${path}.`)).map(([key]) => key);

  test.each<[string, readonly string[]]>([
    ["notice", notices],
    ["reason", reasons],
    ["outcome", ["bill", ...reasons, "given-up"]],
    ["fact", factLabels],
    ["command", commands],
    ["language", locales],
    ["ask.number-of", rules],
    ["trouble.account", accountProblems],
    ["trouble.amount", amountProblems],
    ["warning", warnings],
  ])("has every %s, and no other", (path, names) => {
    expect(namesUnder(path).toSorted()).toEqual(names.map((name) => `${path}.${name}`).toSorted());
  });

  test("has a button for every field that can be changed", () => {
    expect(namesUnder("button")).toEqual(expect.arrayContaining(changes.map((name) => `button.${name}`)));
  });

  test("has markup that Telegram takes, and only bold, italic and code", () => {
    for (const [key, source] of own) {
      const { entities } = parseHtml(source);
      expect([key, ...entities.filter(({ type }) => !/^(bold|italic|code)$/.test(type))]).toEqual([key]);
    }
  });

  test("has markup nowhere but where it is read", () => {
    const plain = /^(toast|outcome|apology|customer|language|button|command|own-command|about|ask\.number-of)\b/;
    for (const [key, source] of own) if (plain.test(key)) expect(source, key).not.toMatch(/[<>&]/);
  });

  test("has no empty text, and none with space around it", () => {
    for (const [key, source] of own) expect(source, key).toMatch(/^\S(.*\S)?$/s);
  });

  test("keeps to what Telegram takes", () => {
    for (const [key, source] of own) {
      const most = key.startsWith("toast.") ? 200 : key.startsWith("command.") ? 256 : 4096;
      expect(source.length, key).toBeLessThanOrEqual(most);
    }
    expect(text("about.short").length).toBeLessThanOrEqual(120);
    expect(text("about.long").length).toBeLessThanOrEqual(512);
    for (const key of namesUnder("button")) expect([...text(key)].length, key).toBeLessThanOrEqual(40);
  });

  test("fills nothing in by a nested text", () => {
    for (const [key, source] of own) expect(source, key).not.toContain("$t(");
  });
});

describe("the locale files", () => {
  test("have the same keys in the same order", () => {
    expect(en.map(([key]) => key)).toEqual(id.map(([key]) => key));
  });

  test("have the same placeholders", () => {
    const given = (all: typeof id) => all.map(([key, text]) => [key, placeholders(text)]);
    expect(given(en)).toEqual(given(id));
  });

  test("hold nothing that is not said", () => {
    const said = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" })
      .filter((file) => /^(i18n|telegram|ops|access)\b.*\.ts$/.test(file))
      .flatMap((file) => [...read(`src/${file}`).matchAll(/"([\w.-]+)"|`([\w.-]+\$\{[^`]*)`/g)])
      .map(([, literal, template]) => keyPattern(literal ?? template ?? ""));

    expect(id.map(([key]) => key).filter((key) => !said.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});

/** One name in place of each thing filled in: the tables above hold which names there are. */
function keyPattern(source: string): RegExp {
  const parts = source.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join("[\\w-]+")}$`);
}
