import { describe, expect, test } from "vitest";
import { enter, fieldOf, missingField } from "../../src/conversation/entry.ts";
import type { Trouble } from "../../src/conversation/screen.ts";
import type { FieldKind, FieldValues, Product } from "../../src/domain/product.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { productOf } from "../support/sample-conversation.ts";

function entered(product: Product, kind: FieldKind, text: string, values: FieldValues = {}) {
  const field = fieldOf(product, kind);
  if (field === undefined) throw new Error(`${product.id} has no ${kind}`);
  return enter(product, values, field, text);
}

describe("the next input", () => {
  test.each<[string, FieldValues, FieldKind | undefined]>([
    ["pln-postpaid", {}, "account"],
    ["pln-postpaid", { account: "514040400482" }, undefined],
    ["bpjs-kesehatan", {}, "account"],
    ["bpjs-kesehatan", { account: "8888801433177155" }, "months"],
    ["bpjs-kesehatan", { months: 1 }, "account"],
    ["mobile-legends", { account: "12345678" }, "zone"],
    ["linkaja", { account: "081234567890" }, "amount"],
  ])("of %s with %j is %s", (product, values, kind) => {
    expect(missingField(productOf(product), values)?.kind).toBe(kind);
  });
});

describe("what is entered", () => {
  test.each<[string, FieldKind, string, FieldValues]>([
    ["pln-postpaid", "account", "5140 4040 0482", { account: "514040400482" }],
    ["bpjs-kesehatan", "account", "0001433177155", { account: "8888801433177155" }],
    ["bpjs-kesehatan", "months", "3 bulan", { months: 3 }],
    ["mobile-legends", "account", "12345678 (1234)", { account: "12345678", zone: "1234" }],
    ["mobile-legends", "zone", "(1234)", { zone: "1234" }],
    ["genshin-impact", "zone", "Asia", { zone: "os_asia" }],
    ["linkaja", "amount", "Rp 50.000", { amount: rupiah(50_000) }],
  ])("at %s as %s: %j is taken", (product, kind, text, values) => {
    expect(entered(productOf(product), kind, text)).toEqual({ kind: "taken", values });
  });

  test.each<[string, FieldKind, string, Trouble]>([
    ["pln-postpaid", "account", "14987654321", { field: "account", problem: { code: "prepaid-meter" } }],
    ["bpjs-kesehatan", "months", "0", { field: "months", max: 12 }],
    ["mobile-legends", "zone", "12", { field: "zone" }],
    ["linkaja", "amount", "banyak", { field: "amount", problem: { code: "unreadable" } }],
    ["linkaja", "amount", "0", { field: "amount", problem: { code: "too-small", limit: rupiah(1) } }],
  ])("at %s as %s: %j is refused, and why", (product, kind, text, trouble) => {
    expect(entered(productOf(product), kind, text)).toEqual({ kind: "refused", trouble });
  });

  test("keeps the values that are there", () => {
    const values = { account: "8888801433177155" };
    expect(entered(productOf("bpjs-kesehatan"), "months", "2", values)).toMatchObject({
      values: { ...values, months: 2 },
    });
  });
});

describe("what follows from an account", () => {
  test.each([
    ["612345678", "os_usa"],
    ["812345678", "os_asia"],
  ])("is the server of player %s", (account, zone) => {
    expect(entered(productOf("genshin-impact"), "account", account)).toMatchObject({ values: { account, zone } });
  });

  test("is nothing where the first digit is of no server", () => {
    expect(entered(productOf("genshin-impact"), "account", "112345678")).toEqual({
      kind: "taken",
      values: { account: "112345678" },
    });
  });

  test("is the amount, when a product sells only one", () => {
    const token = productOf("pln-prepaid");
    const only: Product = {
      ...token,
      fields: token.fields.map((field) => (field.kind === "amount" ? { ...field, choices: [rupiah(20_000)] } : field)),
    };
    expect(entered(only, "account", "14987654321")).toMatchObject({ values: { amount: 20_000 } });
    expect(entered(token, "account", "14987654321")).not.toHaveProperty("values.amount");
  });

  test("is no amount where any other may be typed as well", () => {
    const wallet = productOf("linkaja");
    const open: Product = {
      ...wallet,
      fields: wallet.fields.map((field) => (field.kind === "amount" ? { ...field, choices: [rupiah(50_000)] } : field)),
    };
    expect(entered(open, "account", "081234567890")).not.toHaveProperty("values.amount");
  });
});
