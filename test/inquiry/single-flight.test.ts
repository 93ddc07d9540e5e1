import { describe, expect, test } from "vitest";
import type { Answer, Inquire } from "../../src/inquiry/answer.ts";
import { singleFlight } from "../../src/inquiry/single-flight.ts";
import { type Deferred, deferred } from "../support/deferred.ts";
import { inquiryOf, never } from "../support/inquiries.ts";
import { billFound, noon, productOf } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";

const answer: Answer = { outcome: billFound, answeredAt: noon };
const givenUp: Answer = {
  outcome: { kind: "provider-unavailable", provider: "", code: "aborted" },
  answeredAt: noon,
};

function flying() {
  const asked: (Deferred<Answer> & { readonly signal: AbortSignal; readonly reference: string })[] = [];
  const inquire: Inquire = ({ reference }, signal) => {
    const one = { ...deferred<Answer>(), signal, reference };
    asked.push(one);
    return one.promise;
  };
  return { asked, inquire: singleFlight(inquire, () => noon) };
}

describe("the same question asked by many at once", () => {
  test("is asked once, and all have the answer", async () => {
    const { asked, inquire } = flying();
    const all = Array.from({ length: 10 }, (_, at) => inquire(inquiryOf({ reference: `REF${at}` }), never()));
    expect(asked.map(({ reference }) => reference)).toEqual(["REF0"]);
    asked[0]?.resolve(answer);
    expect(await Promise.all(all)).toEqual(all.map(() => answer));
  });

  test("is asked anew when it has been answered", async () => {
    const { asked, inquire } = flying();
    const first = inquire(inquiryOf(), never());
    asked[0]?.resolve(answer);
    await first;
    void inquire(inquiryOf(), never());
    expect(asked).toHaveLength(2);
  });

  test("fails for everybody, and is asked anew", async () => {
    const { asked, inquire } = flying();
    const all = [inquire(inquiryOf(), never()), inquire(inquiryOf(), never())];
    asked[0]?.reject(new Error("a bug"));
    for (const one of await Promise.allSettled(all)) expect(one).toMatchObject({ reason: new Error("a bug") });
    void inquire(inquiryOf(), never());
    expect(asked).toHaveLength(2);
  });

  test("goes on when one of them gives up, who is told at once", async () => {
    const { asked, inquire } = flying();
    const giving = new AbortController();
    const first = inquire(inquiryOf(), giving.signal);
    const second = inquire(inquiryOf(), never());
    giving.abort();
    expect(await first).toEqual(givenUp);
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.resolve(answer);
    expect(await second).toEqual(answer);
  });

  test("is given up when all of them have", async () => {
    const { asked, inquire } = flying();
    const giving = [new AbortController(), new AbortController()];
    const all = giving.map(({ signal }) => inquire(inquiryOf(), signal));
    giving[0]?.abort();
    giving[1]?.abort();
    expect(await Promise.all(all)).toEqual([givenUp, givenUp]);
    expect(asked[0]?.signal.aborted).toBe(true);
  });

  test("is asked anew by who comes after all have given up, whatever becomes of the old one", async () => {
    const { asked, inquire } = flying();
    const giving = new AbortController();
    void inquire(inquiryOf(), giving.signal);
    giving.abort();
    const late = inquire(inquiryOf(), never());
    expect(asked).toHaveLength(2);
    asked[0]?.resolve(givenUp);
    await settled();
    const later = inquire(inquiryOf(), never());
    expect(asked).toHaveLength(2);
    asked[1]?.resolve(answer);
    expect(await Promise.all([late, later])).toEqual([answer, answer]);
  });

  test("breaks for nobody when it fails after all have given up", async () => {
    const { asked, inquire } = flying();
    const giving = new AbortController();
    const gone = inquire(inquiryOf(), giving.signal);
    giving.abort();
    asked[0]?.reject(new Error("a bug"));
    await settled();
    expect(await gone).toEqual(givenUp);
  });

  test("is not asked for who gave up before", async () => {
    const { asked, inquire } = flying();
    expect(await inquire(inquiryOf(), AbortSignal.abort())).toEqual(givenUp);
    expect(asked).toEqual([]);
  });

  test("is not given up by who gives up after the answer", async () => {
    const { asked, inquire } = flying();
    const giving = new AbortController();
    const first = inquire(inquiryOf(), giving.signal);
    asked[0]?.resolve(answer);
    await first;
    await settled();
    giving.abort();
    expect(asked[0]?.signal.aborted).toBe(false);
  });
});

test.each([
  ["number", { values: { account: "533512366386" } }],
  ["product", { product: productOf("pln-prepaid") }],
  ["number of months", { values: { account: "514040400482", months: 2 } }],
  ["zone", { values: { account: "514040400482", zone: "2" } }],
])("another %s is another question", (_, more) => {
  const { asked, inquire } = flying();
  void inquire(inquiryOf(), never());
  void inquire(inquiryOf(more), never());
  expect(asked).toHaveLength(2);
});
