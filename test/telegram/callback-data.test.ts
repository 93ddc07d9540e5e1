import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "../../src/conversation/event.ts";
import { locales } from "../../src/domain/locale.ts";
import type { Field } from "../../src/domain/product.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { decode, encode } from "../../src/telegram/callback-data.ts";
import { shop } from "../support/sample-conversation.ts";

/** Telegram promises that a person's id has at most 52 significant bits. */
const largestOwner = 2 ** 52;
const longestId = "p".repeat(40);

const ids = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const numbers = fc.nat({ max: 999_999_999_999 });
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc
    .constantFrom("menu", "next", "again", "last-bill", "back", "cancel", "languages", "help")
    .map((name) => ({ do: name }) as const),
  ids.map((category) => ({ do: "category", category }) as const),
  ids.map((product) => ({ do: "product", product }) as const),
  ids.map((product) => ({ do: "switch", product }) as const),
  fc.stringMatching(/^[\w-]{1,32}$/).map((reference) => ({ do: "earlier-bill", reference }) as const),
  numbers.map((page) => ({ do: "page", page }) as const),
  numbers.map((months) => ({ do: "months", months }) as const),
  fc.stringMatching(/^[\w-]{1,32}$/).map((zone) => ({ do: "zone", zone }) as const),
  numbers.map((amount) => ({ do: "amount", amount: rupiah(amount) }) as const),
  fc.constantFrom("account", "months", "zone", "amount").map((field) => ({ do: "change", field }) as const),
  fc.constantFrom(...locales).map((locale) => ({ do: "language", locale }) as const),
);
const nonces = fc.stringMatching(/^[0-9a-z]{0,5}$/);

describe("callback data", () => {
  test("is read as it was written, for every action", () => {
    fc.assert(
      fc.property(actions, nonces, fc.nat({ max: largestOwner }), (action, nonce, owner) => {
        const data = encode({ action, nonce, owner });
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decode(data)).toEqual({ action, nonce, owner });
      }),
    );
  });

  test.each<[string, Action]>([
    ["product", { do: "product", product: longestId }],
    ["switch", { do: "switch", product: longestId }],
    ["category", { do: "category", category: longestId }],
    ["zone", { do: "zone", zone: "z".repeat(32) }],
    ["reference", { do: "earlier-bill", reference: "r".repeat(32) }],
  ])("holds the longest %s of the largest owner", (_, action) => {
    const pressed = { action, nonce: "12345", owner: largestOwner };
    expect(decode(encode(pressed))).toEqual(pressed);
  });

  test("goes up to 64 bytes and refuses the 65th", () => {
    const pressed = { nonce: "12345", owner: largestOwner };
    const room = 64 - "12345.18ce53un18g.p:".length;
    const ofLength = (length: number) => ({
      ...pressed,
      action: { do: "product", product: "p".repeat(length) } as const,
    });
    expect(encode(ofLength(room))).toHaveLength(64);
    expect(() => encode(ofLength(room + 1))).toThrow(RangeError);
  });

  test("is measured in bytes, not in characters", () => {
    const zone = "é".repeat(25);
    expect(() => encode({ action: { do: "zone", zone }, nonce: "12345", owner: largestOwner })).toThrow(RangeError);
  });

  test("has room for everything in the default catalogue", () => {
    const pressed = { nonce: "12345", owner: largestOwner };
    const fieldActions = (field: Field): readonly Action[] => {
      if (field.kind === "zone") return (field.choices ?? []).map(({ id }) => ({ do: "zone", zone: id }));
      return field.kind === "amount" ? field.choices.map((amount) => ({ do: "amount", amount })) : [];
    };
    const written: readonly Action[] = [
      ...shop.categories.map(({ id }): Action => ({ do: "category", category: id })),
      ...shop.products.map(({ id }): Action => ({ do: "product", product: id })),
      ...shop.products.map(({ id }): Action => ({ do: "switch", product: id })),
      ...shop.products.flatMap(({ fields }) => fields.flatMap(fieldActions)),
    ];
    expect(written.length).toBeGreaterThan(50);
    for (const action of written) expect(decode(encode({ action, ...pressed }))).toEqual({ action, ...pressed });
  });

  test("of a fresh start has no nonce", () => {
    expect(encode({ action: { do: "menu" }, nonce: "", owner: 35 })).toBe(".z.m");
  });

  test.each([
    ["nothing", ""],
    ["a word", "menu"],
    ["an unknown verb", "n.1.q"],
    ["a verb of a prototype", "n.1.constructor"],
    ["no owner", "n..m"],
    ["an owner of twelve digits", "n.zzzzzzzzzzzz.m"],
    ["an owner that no number can hold", "n.zzzzzzzzzzz.m"],
    ["an owner in capitals", "n.ZZ.m"],
    ["an owner below zero", "n.-1.m"],
    ["a nonce with a dot", "n.m.1.m"],
    ["a category without its name", "n.1.c"],
    ["an empty category", "n.1.c:"],
    ["a product without its name", "n.1.p"],
    ["a switch without its product", "n.1.s"],
    ["a zone without its name", "n.1.z"],
    ["an earlier bill without its reference", "n.1.o"],
    ["a page below zero", "n.1.g:-1"],
    ["a page that is no number", "n.1.g:1e3"],
    ["half a month", "n.1.b:1.5"],
    ["an amount without end", `n.1.a:${"9".repeat(40)}`],
    ["a field that does not exist", "n.1.e:name"],
    ["a language that is not spoken", "n.1.i:jv"],
    ["a line break", "n.1.p:pln\nx"],
  ])("is nothing of ours when it is %s", (_, data) => {
    expect(decode(data)).toBeUndefined();
  });

  test("never throws, whatever comes, and what is read can be written again", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 64 }),
      fc.stringMatching(/^[\w-]{0,5}\.[0-9a-z]{1,11}\.[a-z](:.{0,40})?$/),
    );
    fc.assert(
      fc.property(wild, (data) => {
        const pressed = decode(data);
        if (pressed === undefined || Buffer.byteLength(data) > 64) return;
        expect(decode(encode(pressed))).toEqual(pressed);
      }),
      { numRuns: 2_000 },
    );
  });
});
