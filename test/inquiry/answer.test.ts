import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldValues } from "../../src/domain/product.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { questionOf } from "../../src/inquiry/answer.ts";
import { productOf } from "../support/sample-conversation.ts";

const texts = fc.string({ unit: fc.constantFrom("1", "2", ",", '"', "n") });
const numbers = fc.integer({ min: 1, max: 3 });
const values: fc.Arbitrary<FieldValues> = fc.record(
  { account: texts, months: numbers, zone: texts, amount: numbers.map(rupiah) },
  { requiredKeys: [] },
);

test("two questions are the same exactly when everything that was entered is", () => {
  const product = productOf("pln-postpaid");
  fc.assert(
    fc.property(values, values, (one, other) => {
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(questionOf(product, one) === questionOf(product, other)).toBe(same);
    }),
  );
});

test("the same number at another product is another question", () => {
  const entered = { account: "514040400482" };
  expect(questionOf(productOf("pln-postpaid"), entered)).not.toBe(questionOf(productOf("pln-prepaid"), entered));
});

function sorted(values: FieldValues): readonly (readonly [string, unknown])[] {
  return Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
