import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/domain/catalogue.ts";
import type { Category } from "../../src/domain/product.ts";
import { product } from "../support/products.ts";

const water: Category = { id: "water", name: { id: "Air", en: "Water" }, icon: "💧" };
const games: Category = { id: "games", name: { id: "Game", en: "Games" }, icon: "🎮" };
const bogor = product("pdam-bogor", { kind: "characters", min: 3, max: 20 }, "107917");
const fire = product("free-fire", { kind: "game-id" }, "123456789", { category: "games" });
const mojokerto = product("pdam-mojokerto", { kind: "characters", min: 3, max: 20 }, "1726010024");

describe("catalogue", () => {
  const all = catalogue([water, games], [bogor, fire, mojokerto]);

  test("finds products and categories by id", () => {
    expect(all.product("free-fire")).toBe(fire);
    expect(all.category("games")).toBe(games);
  });

  test("keeps the products of a category in their order", () => {
    expect(all.inCategory("water")).toEqual([bogor, mojokerto]);
  });

  test.each(["", "pln", "constructor", "__proto__"])("knows nothing of %j", (id) => {
    expect(all.product(id)).toBeUndefined();
    expect(all.category(id)).toBeUndefined();
    expect(all.inCategory(id)).toEqual([]);
  });
});
