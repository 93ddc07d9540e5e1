import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { secretNames, variableNames } from "../../src/config/variable-names.ts";
import { configOf } from "./environment.ts";

const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

/** A comment, and below it the variable that it is about, which may be commented out. */
const entries = [...example.matchAll(/^# (.+)\n(?:# )?([A-Z_]+)=/gm)].map(([, comment = "", name = ""]) => ({
  comment,
  name,
}));

describe(".env.example", () => {
  test("names every variable once, in the order of the schema, and no other", () => {
    expect(example.match(/^(?:# )?[A-Z_]+=/gm)?.map((line) => line.replace(/^# |=$/g, ""))).toEqual(variableNames);
  });

  test("says what each is for", () => {
    expect(entries.map(({ name }) => name)).toEqual(variableNames);
  });

  test("marks what may come as a file", () => {
    const marked = entries.filter(({ comment }) => comment.startsWith("(secret)")).map(({ name }) => name);
    expect(marked.toSorted()).toEqual(secretNames.toSorted());
  });

  test("copied as it is changes nothing", () => {
    expect(configOf(parseEnv(example))).toEqual(configOf({}));
  });

  test("shows the defaults", () => {
    const { AYOPOP_API_VERSION, KLIKOO_SIGNED_METHOD, DELIVERY, TELEGRAM_API_ROOT, ACCESS, PORT, ...shown } =
      shownValues();
    expect([AYOPOP_API_VERSION, KLIKOO_SIGNED_METHOD, DELIVERY, TELEGRAM_API_ROOT, ACCESS, PORT]).toEqual([
      "2.0",
      "upper",
      "polling",
      "https://api.telegram.org",
      "invite",
      "8080",
    ]);
    expect(configOf(shown)).toEqual(configOf({}));
  });
});

function shownValues() {
  return parseEnv(example.replace(/^# (?=[A-Z_]+=)/gm, ""));
}
