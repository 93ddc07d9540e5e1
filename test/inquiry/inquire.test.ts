import { describe, expect, test } from "vitest";
import { rupiah } from "../../src/domain/rupiah.ts";
import { askProviders } from "../../src/inquiry/ask.ts";
import { type Attempt, inquirer } from "../../src/inquiry/inquire.ts";
import { type InquiryOutcome, reasons } from "../../src/inquiry/outcome.ts";
import type { BillProvider, InquiryRequest } from "../../src/inquiry/provider.ts";
import { billFound, noon, productOf, refusedWith } from "../support/sample-conversation.ts";

const failing = ["provider-unavailable", "provider-misbehaved", "provider-refused-us"] as const;
const product = productOf("pln-postpaid");
const inquiry = { reference: "REF1", product, values: { account: "514040400482" }, asker: "1" };
const answered = (outcome: InquiryOutcome) => ({ outcome, answeredAt: noon });
const never = () => new AbortController().signal;

/** Providers that answer as told; what they are asked is written down. */
function asking(answers: Readonly<Record<string, InquiryOutcome>>) {
  const requests: [provider: string, request: InquiryRequest][] = [];
  const attempts: Attempt[] = [];
  const providers = Object.entries(answers).map(
    ([name, outcome]): BillProvider => ({
      name,
      inquire: async (request) => {
        requests.push([name, request]);
        return outcome;
      },
    }),
  );
  const ask = askProviders(providers);
  const inquire = inquirer({ ask, attempted: (one) => attempts.push(one), clock: () => noon });
  return { inquire, requests, attempts, providers };
}

describe("an inquiry", () => {
  test("goes to the preferred offer in that provider's own code", async () => {
    const { inquire, requests } = asking({ klikoo: billFound, ayopop: billFound });
    expect(await inquire(inquiry, never())).toEqual(answered(billFound));
    expect(requests).toEqual([["ayopop", { reference: "REF1", code: "TLSTPOS", account: "514040400482" }]]);
  });

  test("is answered by a bill that can be kept, whatever a provider sends", async () => {
    const rows = Array.from({ length: 10_000 }, () => ({ amount: rupiah(1), facts: [] }));
    const huge: InquiryOutcome = {
      kind: "bill",
      provider: "ayopop",
      bill: { periods: rows, facts: [], total: rupiah(5) },
    };
    const { inquire } = asking({ ayopop: huge });
    const bill = { periods: [], facts: [], total: rupiah(5) };
    expect(await inquire(inquiry, never())).toEqual(answered({ kind: "bill", provider: "ayopop", bill }));
  });

  test.each(failing)("goes to the next offer after %s", async (kind) => {
    const { inquire, requests } = asking({ ayopop: refusedWith(kind), klikoo: billFound });
    expect(await inquire(inquiry, never())).toEqual(answered(billFound));
    expect(requests.map(([provider, { code }]) => [provider, code])).toEqual([
      ["ayopop", "TLSTPOS"],
      ["klikoo", "POSTPAIDPLN"],
    ]);
  });

  test.each(reasons.filter((kind) => !failing.some((one) => one === kind)))(
    "ends with %s, which is an answer",
    async (kind) => {
      const { inquire, requests } = asking({ ayopop: refusedWith(kind), klikoo: billFound });
      expect(await inquire(inquiry, never())).toEqual(answered(refusedWith(kind)));
      expect(requests).toHaveLength(1);
    },
  );

  test("tells the preferred provider's failure when all fail", async () => {
    const { inquire } = asking({
      ayopop: refusedWith("provider-misbehaved"),
      klikoo: refusedWith("provider-unavailable"),
    });
    expect(await inquire(inquiry, never())).toEqual(answered(refusedWith("provider-misbehaved")));
  });

  test("has no offers of a provider that is not configured", async () => {
    const { inquire } = asking({ klikoo: billFound });
    await expect(inquire(inquiry, never())).rejects.toThrow("not configured");
  });

  test("of what nobody offers finds the product closed", async () => {
    const { inquire, requests } = asking({ ayopop: billFound });
    const values = { account: "1", amount: rupiah(1) };
    const token = { ...inquiry, product: productOf("pln-prepaid"), values };
    expect(await inquire(token, never())).toEqual(answered({ kind: "product-closed", provider: "" }));
    expect(requests).toEqual([]);
  });

  test("that is aborted asks nobody else", async () => {
    const aborting = new AbortController();
    const { providers, requests } = asking({ klikoo: billFound });
    const away: BillProvider = {
      name: "ayopop",
      inquire: async (_, signal) => {
        aborting.abort();
        expect(signal.aborted).toBe(true);
        return refusedWith("provider-unavailable");
      },
    };
    const inquire = inquirer({ ask: askProviders([away, ...providers]), attempted: () => {}, clock: () => noon });
    expect(await inquire(inquiry, aborting.signal)).toEqual(answered(refusedWith("provider-unavailable")));
    expect(requests).toEqual([]);
  });

  test("tells of every attempt, and of no customer", async () => {
    const { inquire, attempts } = asking({
      ayopop: refusedWith("provider-unavailable"),
      klikoo: refusedWith("blocked"),
    });
    await inquire(inquiry, never());
    expect(
      attempts.map(({ reference, product, offer, outcome }) => [reference, product, offer.provider, outcome.kind]),
    ).toEqual([
      ["REF1", "pln-postpaid", "ayopop", "provider-unavailable"],
      ["REF1", "pln-postpaid", "klikoo", "blocked"],
    ]);
    expect(JSON.stringify(attempts)).not.toContain("514040400482");
  });
});
