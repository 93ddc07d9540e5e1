import { describe, expect, test } from "vitest";
import type { Offer } from "../../src/domain/product.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { offersFor, requestFor } from "../../src/inquiry/offers.ts";
import { productOf } from "../support/sample-conversation.ts";

const open: Offer = { provider: "ayopop", code: "PLSTPOS" };
const closed: Offer = { provider: "ayopop", code: "PLSTPL20", amount: rupiah(20_000) };

describe("the offers for what was entered", () => {
  test("keep the catalogue's order of preference", () => {
    const product = { ...productOf("bpjs-kesehatan"), offers: [open, { ...open, provider: "klikoo" }] };
    expect(offersFor(product, {}).map(({ provider }) => provider)).toEqual(["ayopop", "klikoo"]);
  });

  test("are those of its amount, and those of any", () => {
    const product = { ...productOf("pln-prepaid"), offers: [closed, { ...closed, amount: rupiah(50_000) }, open] };
    expect(offersFor(product, { amount: rupiah(20_000) })).toEqual([closed, open]);
    expect(offersFor(product, { amount: rupiah(10_000) })).toEqual([open]);
    expect(offersFor(product, {})).toEqual([open]);
  });
});

describe("a request", () => {
  test("carries what was entered and nothing else", () => {
    expect(requestFor(open, { account: "0812" }, "REF1")).toEqual({
      reference: "REF1",
      code: "PLSTPOS",
      account: "0812",
    });
    const values = { account: "12345678", months: 2, zone: "1234", amount: rupiah(50_000) };
    expect(requestFor(open, values, "REF1")).toEqual({ reference: "REF1", code: "PLSTPOS", ...values });
  });

  test("leaves out the amount that its code sells", () => {
    const values = { account: "14987654321", amount: rupiah(20_000) };
    expect(requestFor(closed, values, "REF1")).not.toHaveProperty("amount");
  });

  test("without an account number is a bug", () => {
    expect(() => requestFor(open, { months: 1 }, "REF1")).toThrow("without an account number");
  });
});
