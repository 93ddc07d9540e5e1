import { describe, expect, test } from "vitest";
import { sampleNumbers } from "../../src/sandbox/sample-numbers.ts";
import { stories } from "../../src/sandbox/stories.ts";
import { exampleNumbers, storiesPage } from "../../src/sandbox/stories-page.ts";

describe("the page of numbers", () => {
  test.each(["id", "en"] as const)("lists every sample and every story, in %s", (locale) => {
    const page = storiesPage(locale);
    for (const { account, text } of sampleNumbers) {
      expect(page).toContain(`<code>${account}</code>`);
      expect(page).toContain(`<td>${text[locale]}</td>`);
    }
    for (const { ending, text } of stories) {
      expect(page).toContain(`<code>${ending}</code></td><td>${text[locale]}</td>`);
    }
    expect(page).toContain("<code>530000000302</code>");
    expect(page).toContain("<code>8888800000000302</code>");
    expect(page).toContain("<code>08120000302</code>");
  });

  test("is one balanced fragment without attributes", () => {
    const tags = storiesPage("id").match(/<[^>]*>/g) ?? [];
    expect(tags.every((tag) => /^<\/?[a-z\d]+>$/.test(tag))).toBe(true);
    const opened = tags.filter((tag) => !tag.startsWith("</")).map((tag) => tag.slice(1));
    expect(opened.toSorted()).toEqual(
      tags
        .filter((tag) => tag.startsWith("</"))
        .map((tag) => tag.slice(2))
        .toSorted(),
    );
  });

  test("its example numbers have the length of their kind", () => {
    expect(exampleNumbers("000302")).toEqual({ pln: "530000000302", bpjs: "8888800000000302", mobile: "08120000302" });
  });
});
