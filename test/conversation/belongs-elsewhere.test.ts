import { expect, test } from "vitest";
import { step } from "../../src/conversation/step.ts";
import { rupiah } from "../../src/domain/rupiah.ts";
import { answerLine, isOpsMatter } from "../../src/ops/log.ts";
import { at, billFound, moment, noon, productOf, refusedWith, resultOf, shop } from "../support/sample-conversation.ts";

const employer = resultOf({ product: "bpjs-tk-pu", values: { account: "210800004501" } });

test("a number that can only be another product's is not asked for at the last one", () => {
  const { state, inquire } = step(at({ at: "result", result: employer }), text("8888801433177155"), moment, shop);
  expect(inquire).toBeUndefined();
  expect(state.view).toMatchObject({ at: "matches", account: "8888801433177155" });
});

test("the next number of the same kind is", () => {
  const { inquire } = step(at({ at: "result", result: employer }), text("210800004502"), moment, shop);
  expect(inquire).toMatchObject({ product: { id: "bpjs-tk-pu" }, values: { account: "210800004502" } });
});

test("a number that is corrected while the amount is asked is not read as an amount", () => {
  const view = { at: "field", product: "gopay", values: { account: "081215474224" }, field: "amount" } as const;
  const { state, show } = step(at(view), { kind: "edited", text: "081215474225" }, moment, shop);
  expect(state.view).toEqual(view);
  expect(show?.screen.notice).toBe("edited");
});

test("what somebody was told is logged under their own reference, without the number", () => {
  const inquiry = { reference: "REF1", product: productOf("gopay"), values: { amount: rupiah(1) }, asker: "1" };
  expect(answerLine(inquiry, { outcome: billFound, answeredAt: noon, rememberedUntil: noon + 1 })).toEqual({
    reference: "REF1",
    product: "gopay",
    outcome: "bill",
    remembered: true,
  });
});

test.each([
  ["provider-misbehaved", true],
  ["provider-refused-us", true],
  ["provider-unavailable", false],
  ["already-paid", false],
] as const)("%s is a matter of ops: %s", (kind, expected) => {
  const offer = { provider: "ayopop", code: "LAEM" };
  const attempt = { reference: "REF1", product: "linkaja", offer, outcome: refusedWith(kind), milliseconds: 1 };
  expect(isOpsMatter(attempt)).toBe(expected);
});

function text(said: string) {
  return { kind: "text", text: said } as const;
}
