import { describe, expect, test } from "vitest";
import { searchIndex, words } from "../../src/domain/search-index.ts";
import { product } from "../support/products.ts";

describe("words", () => {
  test.each([
    ["Honkai: Star Rail", ["honkai", "star", "rail"]],
    ["E-wallet", ["e", "wallet"]],
    ["Pokémon", ["pokemon"]],
    ["ＰＬＮ", ["pln"]],
    ["  ", []],
    ["😀 !?", []],
  ])("of %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("searchIndex", () => {
  const category = { id: "games", name: { id: "Permainan", en: "Games" }, icon: "🎮" };
  const fire = product("free-fire", { kind: "game-id" }, "123456789", {
    category: "games",
    name: { id: "Free Fire", en: "Free Fire" },
    keywords: ["ff"],
  });
  const index = searchIndex(new Map([[category.id, category]]), [fire]);

  test("holds the words of names, keywords and the category", () => {
    expect([...index.keys()].toSorted()).toEqual(["ff", "fire", "free", "freefire", "games", "permainan"]);
  });

  test("says where each word stands", () => {
    expect(index.get("ff")).toEqual([{ product: fire, source: "keyword" }]);
    expect(index.get("fire")).toEqual([
      { product: fire, source: "id" },
      { product: fire, source: "en" },
    ]);
  });
});
