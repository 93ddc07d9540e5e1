import { describe, expect, test } from "vitest";
import { products as ayopopProducts } from "../../src/sandbox/ayopop/products.ts";
import { products as klikooProducts } from "../../src/sandbox/klikoo/products.ts";
import { sampleNumbers } from "../../src/sandbox/sample-numbers.ts";
import { stories, tellingOf } from "../../src/sandbox/stories.ts";

describe("the story of a number", () => {
  test.each([
    ["its last six digits", "530000000302"],
    ["the digits alone", "53-0000 000302"],
    ["the digits between letters", "B 000302 XY"],
    ["an address before the @", "budi.000302@example.com"],
  ])("is told by %s", (_, account) => {
    expect(tellingOf("ayopop", account)).toEqual({ kind: "code", code: "302" });
  });

  test.each([
    ["too few digits", "302"],
    ["an ending elsewhere", "530003020000"],
    ["the address after the @", "budi@000302.com"],
    ["nothing", ""],
  ])("is not told by %s", (_, account) => {
    expect(tellingOf("ayopop", account)).toEqual({ kind: "bill" });
  });

  test("no two stories share an ending", () => {
    expect(new Set(stories.map(({ ending }) => ending)).size).toBe(stories.length);
  });

  test("a code is one that its provider can say", () => {
    for (const { ayopop, klikoo } of stories) {
      if (ayopop.kind === "code") expect(ayopop.code).toMatch(/^\d{3}$/);
      if (klikoo.kind === "code") expect(klikoo.code).toMatch(/^\d{3}xx\d{4}$/);
    }
  });

  test("no published number ends like a story", () => {
    const published = [...ayopopProducts, ...klikooProducts].flatMap(({ documented }) => documented ?? []);
    expect(published.length).toBeGreaterThan(10);
    for (const account of [...published, ...sampleNumbers.map((sample) => sample.account)]) {
      const ending = account.replace(/\D/g, "").slice(-6);
      expect(stories.map((story) => story.ending)).not.toContain(ending);
    }
  });
});
