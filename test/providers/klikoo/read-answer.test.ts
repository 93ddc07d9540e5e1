import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill, Fact } from "../../../src/domain/bill.ts";
import { rupiah } from "../../../src/domain/rupiah.ts";
import { readAnswer } from "../../../src/providers/klikoo/read-answer.ts";
import { fixtureNames, fixtureText } from "../../support/fixture.ts";
import { mutations } from "../../support/json-mutation.ts";
import { expectSound } from "../../support/sound-outcome.ts";

function read(body: string, account = "514040400482", status = 200) {
  return readAnswer({ kind: "answered", status, body }, account);
}

const text = (label: Fact["label"], value: string): Fact => ({ label, value: { kind: "text", text: value } });
const oneMonth: Fact = { label: "month-count", value: { kind: "count", count: 1 } };
const price = (amount: number) => [{ amount: rupiah(amount), facts: [] }];

describe("a published sample is read in full", () => {
  const bills: readonly { sample: string; account: string; bill: Bill }[] = [
    {
      sample: "inquiry-postpaid-200-pln",
      account: "514040400482",
      bill: {
        customerName: "INDAH PUTRI",
        periods: price(25720),
        facts: [text("product-name", "PLN Pascabayar"), text("usage", "5400 kWh"), oneMonth],
        total: rupiah(25720),
        partner: { cost: rupiah(25360), margin: rupiah(360) },
        providerReference: "a28b4a20-8bd8-4018-8b12-6dfcf3384542",
      },
    },
    {
      sample: "inquiry-postpaid-200-pdam",
      account: "1160026",
      bill: {
        customerName: "MARIA SOFI",
        periods: price(87500),
        facts: [text("product-name", "PDAM BOGOR"), text("meter-stand", "0-1023"), text("usage", "1023")],
        total: rupiah(87500),
        partner: { cost: rupiah(85520), margin: rupiah(1980) },
        providerReference: "7f35280e-8d16-4d52-8025-6cb73f64581e",
      },
    },
    {
      sample: "inquiry-postpaid-200-netflix-due-date",
      account: "622177311",
      bill: {
        customerName: "IRVAN SOFIAN",
        periods: price(108900),
        facts: [text("product-name", "Netflix"), text("biller-reference", "2818131003")],
        total: rupiah(108900),
        partner: { cost: rupiah(108600), margin: rupiah(300) },
        dueDate: "2024-04-24",
        providerReference: "b969001e-cf4d-4f02-a5d7-b7ba7c82155f",
      },
    },
    {
      // `admin` is 0, and a fee of 5.000 is in the total all the same.
      sample: "inquiry-postpaid-200-multifinance-wom",
      account: "547010008701",
      bill: {
        customerName: "ABDUL AZIZ",
        periods: price(1005500),
        facts: [text("product-name", "PT Wahana Ottomitra Multiartha Tbk"), text("biller-reference", "2818131630")],
        fee: rupiah(5000),
        total: rupiah(1010500),
        partner: { cost: rupiah(1009900), margin: rupiah(600) },
        dueDate: "2024-04-25",
        providerReference: "6d53c3c7-eb0e-4bc8-b2aa-85c31f005a5b",
      },
    },
    {
      sample: "inquiry-postpaid-200-bpjs",
      account: "8888801433177155",
      bill: {
        customerName: "WARDI",
        periods: price(1),
        facts: [text("product-name", "BPJS Kesehatan"), oneMonth, text("biller-reference", "2818133949")],
        fee: rupiah(2500),
        total: rupiah(2501),
        partner: { cost: rupiah(1421), margin: rupiah(1080) },
        dueDate: "2024-04-29",
        providerReference: "ef4f0572-0def-404e-80ad-8128e974a936",
      },
    },
  ];

  test.each(bills)("$sample", ({ sample, account, bill }) => {
    expect(read(fixtureText("klikoo", sample), account)).toStrictEqual({ kind: "bill", provider: "klikoo", bill });
  });

  test("all of them", () => {
    const names = fixtureNames("klikoo", /^inquiry-postpaid-200/);
    expect(bills.map(({ sample }) => sample).toSorted()).toEqual(names.toSorted());
  });

  test("and the one that is paid", () => {
    expect(read(fixtureText("klikoo", "inquiry-postpaid-404027010-already-paid"), "1", 404)).toStrictEqual({
      kind: "already-paid",
      provider: "klikoo",
      code: "404027010",
      message: { id: "Tagihan sudah dibayar" },
    });
  });
});

describe("an answer is judged by its code alone", () => {
  const pln = JSON.parse(fixtureText("klikoo", "inquiry-postpaid-200-pln"));

  test.each(["200022000", 200022000, "2000200", " 200022000 "])("%j is a bill, whatever its status", (code) => {
    const body = JSON.stringify({ ...pln, response_code: code });
    expect(read(body, "1", 500)).toMatchObject({ kind: "bill", bill: { total: 25720 } });
  });

  test("a failure with HTTP 200 is a failure", () => {
    expect(read('{"response_code":"404027002","response_message":"","data":null}')).toEqual({
      kind: "unknown-account",
      provider: "klikoo",
      code: "404027002",
    });
  });

  test.each([null, [], {}, undefined, "text", { total_amount: "" }, { total_amount: 12.5 }, { total_amount: -1 }])(
    "a success with %j as its data is no bill",
    (data) => {
      expect(read(JSON.stringify({ ...pln, data }))).toEqual({
        kind: "provider-misbehaved",
        provider: "klikoo",
        code: "200022000",
      });
    },
  );

  test("a code that nobody knows keeps what the provider says", () => {
    expect(read('{"response_code":"418021234","response_message":"Entah","data":[{"field":"x"}]}', "1", 418)).toEqual({
      kind: "provider-misbehaved",
      provider: "klikoo",
      code: "418021234",
      message: { id: "Entah" },
    });
  });

  test.each([
    [200, "", "provider-misbehaved"],
    [200, '{"response_code":"200022000","da', "provider-misbehaved"],
    [200, '{"response_code":"OK"}', "provider-misbehaved"],
    [404, "<html>", "provider-misbehaved"],
    [403, '{"message":"Forbidden"}', "provider-refused-us"],
    [503, '{"response_code":null}', "provider-unavailable"],
  ])("without a code HTTP %i decides: %j is %s", (status, body, kind) => {
    expect(read(body, "1", status)).toEqual({ kind, provider: "klikoo", code: `http-${status}` });
  });
});

describe("no change of a sample breaks the reading", () => {
  test.each(fixtureNames("klikoo", /^inquiry-postpaid-(200|404)/))("%s", (sample) => {
    fc.assert(
      fc.property(mutations(fixtureText("klikoo", sample)), fc.constantFrom(200, 404, 500), (body, status) => {
        expectSound(read(body, "514040400482", status));
      }),
      { numRuns: 2_000 },
    );
  });

  test("nor does an answer as deep or as long as the largest one allowed", () => {
    const deep = `${"[".repeat(400_000)}${"]".repeat(400_000)}`;
    const long = Array.from({ length: 35_000 }, (_, at) => `"k${at}":"v${at}"`).join();
    const many = Array.from({ length: 20_000 }, () => '{"total_amount":1,"ref":"r"}').join();
    for (const data of [deep, `{"total_amount":1,${long},"capacity":${deep}}`, `[${many}]`]) {
      expectSound(read(`{"response_code":"200022000","data":${data}}`));
    }
  });
});
