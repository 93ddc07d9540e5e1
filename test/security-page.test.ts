import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("SECURITY.md", root), "utf8");

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** What is named in a page as being there, and is not; and each threat whose defence is shown by no test. */
function missingIn(text: string): readonly string[] {
  const files = [...text.matchAll(/`((?:src|test|\.ci)\/[^`\s]+)`/g)].map(([, file = ""]) => file);
  return [
    ...files.filter((file) => !existsSync(new URL(file, root))),
    ...shownIn(text).flatMap(missingSentences),
    ...text.split(/\n(?=\*\*|## )/).filter((threat) => threat.includes("`src/") && shownIn(threat).length === 0),
  ];
}

type Shown = { readonly file: string; readonly sentences: readonly string[] };

/** The lines of tests: a file, and sentences of it. */
function shownIn(text: string): readonly Shown[] {
  return [...text.matchAll(/^- `(test\/[^`]+)`((?:[^\n]|\n {2})*)/gm)].map(([, file = "", rest = ""]) => ({
    file,
    sentences: [...oneLine(rest).matchAll(/“([^”]+)”/g)].map(([, sentence = ""]) => sentence),
  }));
}

function missingSentences({ file, sentences }: Shown): readonly string[] {
  const where = new URL(file, root);
  const tests = existsSync(where) ? oneLine(readFileSync(where, "utf8")) : "";
  const missing = sentences.filter((sentence) => !tests.includes(sentence));
  return sentences.length === 0 ? [`${file}: no sentence`] : missing.map((sentence) => `${file}: ${sentence}`);
}

test("all that SECURITY.md names is there: every file, and every sentence of a test", () => {
  expect(shownIn(page).length).toBeGreaterThan(30);
  expect(missingIn(page)).toEqual([]);
});

test.each([
  ["a file", "`src/telegram/nothing.ts`\n- `test/lock-file.test.ts` “every package”", "src/telegram/nothing.ts"],
  ["a test", "- `test/nothing.test.ts` “every package”", "test/nothing.test.ts"],
  ["a sentence of a test", "- `test/lock-file.test.ts` “every package”,\n  “no such sentence”", "no such sentence"],
  ["any sentence of a test", "- `test/lock-file.test.ts`", "test/lock-file.test.ts: no sentence"],
  ["a test of a threat", "**One.** `src/main.ts`\n\n**Two.**\n- `test/lock-file.test.ts` “every package”", "**One.**"],
])("a page that names %s in vain is found out", (_, text, missing) => {
  expect(missingIn(text)).toContainEqual(expect.stringContaining(missing));
});

test("nobody is promised an address to write to", () => {
  expect(page).not.toMatch(/\S@\S/);
});
