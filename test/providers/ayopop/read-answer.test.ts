import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill, Fact } from "../../../src/domain/bill.ts";
import { rupiah } from "../../../src/domain/rupiah.ts";
import { readAnswer } from "../../../src/providers/ayopop/read-answer.ts";
import { fixtureNames, fixtureText } from "../../support/fixture.ts";
import { mutations } from "../../support/json-mutation.ts";
import { expectSound } from "../../support/sound-outcome.ts";

const now = 1_700_000_000_000;

function read(body: string, account = "514040400482", status = 200) {
  return readAnswer({ kind: "answered", status, body }, account, now);
}

const text = (label: Fact["label"], value: string): Fact => ({ label, value: { kind: "text", text: value } });
const money = (label: Fact["label"], amount: number): Fact => ({
  label,
  value: { kind: "money", amount: rupiah(amount) },
});
const count = (label: Fact["label"], value: number): Fact => ({ label, value: { kind: "count", count: value } });

const price = (amount: number) => [{ amount: rupiah(amount), facts: [] }];

describe("a published sample is read in full", () => {
  const bills: readonly { sample: string; account: string; bill: Bill }[] = [
    {
      sample: "inquiry-300-pln-postpaid-1bill-docs",
      account: "516070377775",
      bill: {
        customerName: "INDAH PUTRI",
        periods: [
          {
            month: "2016-02",
            amount: rupiah(22220),
            facts: [
              money("bill", 19220),
              money("fine", 3000),
              money("incentive", 0),
              text("usage", "5400 kWh"),
              text("meter-stand", "470300-475700"),
            ],
          },
        ],
        facts: [text("product-name", "PLN Postpaid"), count("month-count", 1), text("tariff-power", "R1 / 450 VA")],
        fee: rupiah(3000),
        total: rupiah(25220),
        dueDate: "2016-03-20",
        providerReference: "2692552",
      },
    },
    {
      sample: "inquiry-300-pln-prepaid-docs",
      account: "14987654321",
      bill: {
        customerName: "ERNI TEDJAWATI",
        periods: price(20000),
        facts: [text("product-name", "PLN Prepaid 20.000"), text("tariff-power", "R1 / 1300 VA")],
        fee: rupiah(0),
        total: rupiah(20000),
        providerReference: "2692456",
      },
    },
    {
      // The amount leaves the fee out: it is shown as it came, and marked.
      sample: "inquiry-300-bpjstk-pu-docs",
      account: "210800004501",
      bill: {
        customerName: "JKP EMPAT",
        periods: [
          {
            amount: rupiah(108990),
            facts: [money("jht", 63167), money("jkk", 17269), money("jkm", 3787), money("jkp", 0), money("jpn", 24767)],
          },
        ],
        facts: [
          text("product-name", "PU"),
          text("npp", "21000104"),
          text("division", "000"),
          { label: "billing-month", value: { kind: "months", months: ["2021-09"] } },
        ],
        fee: rupiah(2500),
        total: rupiah(108990),
        mismatch: true,
        providerReference: "10199607",
      },
    },
    {
      sample: "inquiry-300-internet-tv-docs",
      account: "123223345",
      bill: {
        customerName: "TEST",
        periods: price(744750),
        facts: [text("product-name", "product-name")],
        fee: rupiah(2500),
        total: rupiah(747250),
        providerReference: "4589282",
      },
    },
    {
      sample: "inquiry-300-mobile-postpaid-docs",
      account: "0811111111",
      bill: {
        customerName: "RUSXXXXXXXNDI",
        periods: price(3607),
        facts: [text("product-name", "partner-name")],
        fee: rupiah(0),
        total: rupiah(3607),
        providerReference: "287017802",
      },
    },
    {
      sample: "inquiry-300-ewallet-closed-docs",
      account: "0812154224",
      bill: {
        customerName: "TEST",
        periods: price(51300),
        facts: [text("product-name", "product-name")],
        fee: rupiah(0),
        total: rupiah(51300),
        providerReference: "8383992",
      },
    },
    {
      sample: "inquiry-300-digital-voucher-docs",
      account: "082160482001",
      bill: {
        periods: price(50000),
        facts: [text("product-name", "Voucher Alfamart 50.000")],
        fee: rupiah(0),
        total: rupiah(50000),
        providerReference: "4589146",
      },
    },
    {
      // Nothing to pay yet is not "no bill": the price is in the product.
      sample: "inquiry-300-google-play-docs",
      account: "someone@example.com",
      bill: {
        periods: price(0),
        facts: [
          text("customer-number", "[email protected]"),
          text("product-name", "product-name"),
          text("customer-number", "0811111111111"),
        ],
        fee: rupiah(0),
        total: rupiah(0),
        providerReference: "5070834",
      },
    },
    {
      sample: "inquiry-300-paket-data-docs",
      account: "083100000011",
      bill: {
        periods: [],
        facts: [text("product-name", "Axis Paket Data")],
        fee: rupiah(0),
        total: rupiah(1000),
        providerReference: "639757",
      },
    },
    {
      sample: "inquiry-300-pulsa-indosat-12k-docs",
      account: "0814111111200",
      bill: {
        periods: [],
        facts: [text("product-name", "Indosat Pulsa 12.000 -AR")],
        fee: rupiah(0),
        total: rupiah(1000),
        providerReference: "125222",
      },
    },
    {
      sample: "inquiry-300-pulsa-indosat-25k-seed",
      account: "0814111111200",
      bill: {
        periods: [],
        facts: [text("product-name", "Indosat Pulsa 25.000 -AR")],
        fee: rupiah(0),
        total: rupiah(25100),
        providerReference: "626479",
      },
    },
  ];

  test.each(bills)("$sample", ({ sample, account, bill }) => {
    expect(read(fixtureText("ayopop", sample), account)).toStrictEqual({ kind: "bill", provider: "ayopop", bill });
  });

  test("all of them", () => {
    expect(bills.map(({ sample }) => sample).toSorted()).toEqual(fixtureNames("ayopop", /^inquiry-300/).toSorted());
  });

  test("and the one that is refused", () => {
    const message = "The inquiry amount must be greater than the minimum plus admin fees";
    expect(read(fixtureText("ayopop", "inquiry-313-emoney-linkaja-seed"))).toStrictEqual({
      kind: "amount-out-of-range",
      provider: "ayopop",
      code: "313",
      message: { id: message, en: message },
    });
  });
});

describe("an answer is judged by its code alone", () => {
  const pulsa = JSON.parse(fixtureText("ayopop", "inquiry-300-pulsa-indosat-25k-seed"));

  test.each([300, "300", " 300 "])("%j is a bill, whatever else it says", (responseCode) => {
    const body = JSON.stringify({ ...pulsa, responseCode, success: false });
    expect(read(body, "0814111111200", 500)).toMatchObject({ kind: "bill", bill: { total: 25100 } });
  });

  test("success is nothing without the code", () => {
    expect(read(JSON.stringify({ ...pulsa, responseCode: 302, success: true }))).toMatchObject({
      kind: "already-paid",
    });
  });

  test.each([null, [], {}, undefined, "text", { amount: null }, { amount: "" }, { amount: 12.5 }, { amount: -1 }])(
    "a bill with %j as its data is none",
    (data) => {
      expect(read(JSON.stringify({ ...pulsa, data }))).toEqual({
        kind: "provider-misbehaved",
        provider: "ayopop",
        code: "300",
      });
    },
  );

  test.each([{}, null, [], undefined])("a failure may have %j as its data", (data) => {
    expect(read(JSON.stringify({ responseCode: 112, message: { ID: "Block IDPEL" }, data }))).toEqual({
      kind: "blocked",
      provider: "ayopop",
      code: "112",
      message: { id: "Block IDPEL" },
    });
  });

  test("a number that was asked too often is told when to come back", () => {
    expect(read('{"responseCode":330}')).toEqual({
      kind: "too-often",
      provider: "ayopop",
      code: "330",
      retryAt: now + 30 * 60 * 1000,
    });
  });

  test("a code that nobody knows keeps what the provider says", () => {
    expect(read('{"responseCode":377,"message":"Entah"}')).toMatchObject({ code: "377", message: { id: "Entah" } });
    expect(read('{"responseCode":377,"message":{"ID":"Entah","EN":"Who knows"}}')).toEqual({
      kind: "provider-misbehaved",
      provider: "ayopop",
      code: "377",
      message: { id: "Entah", en: "Who knows" },
    });
  });

  test.each([
    [200, "", "provider-misbehaved"],
    [200, "<html>", "provider-misbehaved"],
    [200, '{"responseCode":300,"da', "provider-misbehaved"],
    [200, "{}", "provider-misbehaved"],
    [200, '{"responseCode":null}', "provider-misbehaved"],
    [200, '{"responseCode":"three hundred"}', "provider-misbehaved"],
    [302, "", "provider-misbehaved"],
    [404, "<html>", "provider-misbehaved"],
    [401, '{"error":"unauthorized"}', "provider-refused-us"],
    [403, "<html>", "provider-refused-us"],
    [408, "", "provider-unavailable"],
    [429, "", "provider-unavailable"],
    [500, '{"success":false}', "provider-unavailable"],
    [502, "<html>", "provider-unavailable"],
  ])("without a code HTTP %i decides: %j is %s", (status, body, kind) => {
    expect(read(body, "1", status)).toEqual({ kind, provider: "ayopop", code: `http-${status}` });
  });
});

describe("no change of a sample breaks the reading", () => {
  test.each(fixtureNames("ayopop", /^inquiry/))("%s", (sample) => {
    fc.assert(
      fc.property(mutations(fixtureText("ayopop", sample)), fc.constantFrom(200, 404, 500), (body, status) => {
        expectSound(read(body, "516070377775", status));
      }),
      { numRuns: 1_000 },
    );
  });

  test("nor does an answer as deep or as long as the largest one allowed", () => {
    const deep = `${"[".repeat(400_000)}${"]".repeat(400_000)}`;
    const long = Array.from({ length: 35_000 }, (_, at) => `{"key":"k${at}","value":"1"}`).join();
    for (const list of [deep, `[${long}]`]) {
      const lists = `"billDetails":${list},"productDetails":${list},"extraFields":${list},"other":${list}`;
      expectSound(read(`{"responseCode":300,"data":{"amount":1,${lists}}}`));
    }
  });
});
