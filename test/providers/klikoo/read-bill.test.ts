import { describe, expect, test } from "vitest";
import type { Bill } from "../../../src/domain/bill.ts";
import { readBill } from "../../../src/providers/klikoo/read-bill.ts";
import { factsInWords } from "../../support/facts-in-words.ts";
import { fixtureText } from "../../support/fixture.ts";

const account = "514040400482";
const { data: pln } = JSON.parse(fixtureText("klikoo", "inquiry-postpaid-200-pln"));

function bill(data: unknown): Bill {
  const read = readBill(data, account);
  if (read === undefined) throw new Error("no bill was read");
  return read;
}

const told = (data: object) => factsInWords(bill({ total_amount: 1, ...data }).facts);
const prices = (total_price: unknown, selling_price: unknown) => ({
  product: { objs: { total_price, selling_price } },
});

describe("the money", () => {
  test.each<[string, object, object]>([
    ["a total without a fee", { amount: 25720, admin: 0, total_amount: 25720 }, { total: 25720 }],
    ["a fee that is told", { amount: 100, admin: 25, total_amount: 125 }, { total: 125, fee: 25 }],
    ["a fee that is hidden", { amount: 100, admin: 0, total_amount: 125 }, { total: 125, fee: 25 }],
    ["numbers as texts", { amount: "100", admin: "0", total_amount: "125.00" }, { total: 125, fee: 25 }],
    ["no bare amount", { total_amount: 125 }, { total: 125 }],
  ])("is right with %s", (_, data, expected) => {
    const { total, fee, mismatch } = bill(data);
    expect({ total, ...(fee === undefined ? {} : { fee }), mismatch }).toEqual({ ...expected, mismatch: undefined });
  });

  test.each<[string, object]>([
    ["a fee and an amount that are not the total", { amount: 100, admin: 10, total_amount: 125 }],
    ["an amount over the total", { amount: 200, admin: 0, total_amount: 125 }],
    ["an amount of nothing", { amount: 0, admin: 0, total_amount: 125 }],
    ["a selling price of its own", { amount: 125, total_amount: 125, ...prices("100", "130") }],
  ])("is marked, and the total is left as it came, with %s", (_, data) => {
    expect(bill(data)).toMatchObject({ total: 125, mismatch: true });
  });

  test.each([undefined, null, 0, "", "0", "soon"])("takes the selling price where the total is %j", (total_amount) => {
    expect(bill({ total_amount, ...prices("1421", "2501") })).toMatchObject({ total: 2501 });
  });

  test("a total of zero with no other price is a bill of nothing", () => {
    expect(bill({ total_amount: 0 })).toEqual({ periods: [], facts: [], total: 0 });
  });

  test.each([
    [undefined, "130"],
    ["100", undefined],
    ["soon", "130"],
    ["131", "130"],
    ["100.5", "130"],
  ])("says nothing of cost and margin by %j and %j", (cost, selling) => {
    expect(bill({ total_amount: 130, ...prices(cost, selling) })).not.toHaveProperty("partner");
  });

  test("takes prices out of arrays", () => {
    const objs = [{ total_price: 100, selling_price: "130" }];
    expect(bill({ total_amount: 130, product: [{ objs }] })).toMatchObject({ partner: { cost: 100, margin: 30 } });
  });
});

describe("the data", () => {
  test("may be an array of one", () => {
    expect(bill([pln])).toEqual(bill(pln));
  });

  test("that has several elements shows them as rows, and is marked", () => {
    const second = { ...pln, amount: 30000, total_amount: 32500, customer_name: "", number_of_months: "2" };
    const { total, periods, mismatch } = bill([pln, second]);
    expect({ total, mismatch }).toEqual({ total: 25720, mismatch: true });
    expect(periods.map(({ amount }) => amount)).toEqual([25720, 30000]);
    expect(factsInWords(periods[1]?.facts ?? [])).toContain("month-count: 2x");
  });

  test("that has several elements loses neither name nor due date of the others", () => {
    const [, other] = bill([pln, { ...pln, customer_name: "BUDI", due_date: "2024-05-24" }]).periods;
    const facts = factsInWords(other?.facts ?? []);
    expect(facts).toEqual(expect.arrayContaining(['"customer_name": BUDI', "due-date: 2024-05-24"]));
  });

  test("may hold its members in arrays and objects", () => {
    const { customerName, dueDate } = bill({ total_amount: 1, customer_name: ["BUDI"], due_date: ["2024-04-24"] });
    expect({ customerName, dueDate }).toEqual({ customerName: "BUDI", dueDate: "2024-04-24" });
  });
});

describe("the facts", () => {
  test("leave out what is empty, and what has a place of its own", () => {
    const data = { account_number: account, customer_name: "INDAH", product_name: "indah", ref: "N/A", capacity: "-" };
    expect(told(data)).toEqual([]);
  });

  test.each([
    [{ period: "1", number_of_months: "1" }, ["month-count: 1x"]],
    [{ period: "202402" }, ["months: 2024-02"]],
    [{ period: "Jan 2024, Feb 2024" }, ["months: 2024-01+2024-02"]],
    [{ period: "semua" }, ["months: semua"]],
    [{ initial_stan: "00100", final_stan: "00150" }, ["meter-stand: 100-150"]],
    [{ initial_stan: "100", final_stan: "" }, ["meter-stand: 100"]],
    [{ initial_stan: "awal", final_stan: "akhir" }, ["meter-stand: awal - akhir"]],
    [{ tariff: "R1M/000000900VA" }, ["tariff-power: R1M / 900 VA"]],
    [{ tariff: "2A" }, ["tariff-power: 2A"]],
    [{ initial_stan: "1".repeat(300), final_stan: "2" }, [`meter-stand: ${"1".repeat(199)}…`]],
    [{ due_date: "besok" }, ["due-date: besok"]],
    [{ due_date: { day: 24 } }, ["due-date: day: 24"]],
    [{ admin: "gratis", amount: "2500.50" }, ['"amount": 2500.50', '"admin": gratis']],
    [{ ref: "1", reference_number: "2" }, ["biller-reference: 1", "biller-reference: 2"]],
    [{ account_number: "107917" }, ["customer-number: 107917"]],
    [{ penalty: 3000, detail: { address: "Bogor" } }, ['"penalty": 3000', '"detail": address: Bogor']],
  ])("%j tells %j", (data, facts) => {
    expect(told(data)).toEqual(facts);
  });
});
