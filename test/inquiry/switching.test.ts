import { expect, test } from "vitest";
import { type SwitchedOff, switchedOn, switching } from "../../src/inquiry/switching.ts";
import { inquiryOf, never } from "../support/inquiries.ts";
import { billFound, productOf } from "../support/sample-conversation.ts";

const product = productOf("pln-postpaid");
const off = (...names: readonly string[]): SwitchedOff => ({
  provider: (name) => names.includes(name),
  product: (id) => names.includes(id),
});

async function asked(...names: readonly string[]) {
  const providers: string[][] = [];
  const inquire = switching(
    async ({ product: { offers } }) => {
      providers.push(offers.map(({ provider }) => provider));
      return { outcome: billFound, answeredAt: 1 };
    },
    off(...names),
    () => 7,
  );
  return { answer: await inquire(inquiryOf({ product }), never()), providers };
}

test("while nothing is off everything is asked as before", async () => {
  expect(switchedOn(product, off())).toBe(product);
  expect((await asked()).providers).toEqual([["ayopop", "klikoo"]]);
});

test("a provider that is off is passed over", async () => {
  expect((await asked("ayopop")).providers).toEqual([["klikoo"]]);
});

test.each([[["ayopop", "klikoo"]], [["pln-postpaid"]]])(
  "with %s off the product is closed, and nobody is asked",
  async (names) => {
    const { answer, providers } = await asked(...names);
    expect(answer).toEqual({ outcome: { kind: "product-closed", provider: "", code: "switched-off" }, answeredAt: 7 });
    expect(providers).toEqual([]);
  },
);
