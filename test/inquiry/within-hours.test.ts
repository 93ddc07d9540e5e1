import { expect, test } from "vitest";
import type { Product } from "../../src/domain/product.ts";
import { withinHours } from "../../src/inquiry/within-hours.ts";
import { inquiryOf, never } from "../support/inquiries.ts";
import { billFound, productOf } from "../support/sample-conversation.ts";

const at = (time: string) => Date.parse(`2026-01-${time}+07:00`);
const { closed: _closed, ...always } = productOf("pln-postpaid");

async function asked(product: Product, now: number) {
  let calls = 0;
  const inquire = withinHours(
    async () => {
      calls += 1;
      return { outcome: billFound, answeredAt: now };
    },
    () => now,
  );
  return { answer: await inquire(inquiryOf({ product }), never()), calls };
}

test.each([
  ["12T23:00", "13T01:00"],
  ["13T00:59", "13T01:00"],
])("PLN is not asked on the %s, and opens on the %s", async (now, opens) => {
  expect(await asked(productOf("pln-postpaid"), at(now))).toEqual({
    answer: { outcome: { kind: "cut-off", provider: "", retryAt: at(opens) }, answeredAt: at(now) },
    calls: 0,
  });
});

test.each(["12T22:59", "13T01:00", "13T12:00"])("PLN is asked on the %s", async (now) => {
  expect(await asked(productOf("pln-postpaid"), at(now))).toMatchObject({ answer: { outcome: billFound }, calls: 1 });
});

test("what never closes is asked at any time", async () => {
  expect(await asked(always, at("13T00:00"))).toMatchObject({ calls: 1 });
});
