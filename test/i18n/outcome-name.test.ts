import { expect, test } from "vitest";
import { outcomeName } from "../../src/i18n/outcome-name.ts";
import { allWords } from "../../src/i18n/words.ts";

const { id, en } = allWords("Asia/Jakarta");

test("an outcome has a short name in each language", () => {
  expect(outcomeName(id, "unknown-account")).toBe("nomor tidak ditemukan");
  expect(outcomeName(en, "provider-unavailable", "http-502")).toBe("provider down");
});

test("what its person gave up is no failure of a provider", () => {
  expect(outcomeName(en, "provider-unavailable", "aborted")).toBe("given up");
});
