import { describe, expect, test } from "vitest";
import type { Bill } from "../../../src/domain/bill.ts";
import { readBill } from "../../../src/providers/ayopop/read-bill.ts";
import { factsInWords } from "../../support/facts-in-words.ts";

const account = "516070377764";

function bill(data: object): Bill {
  const read = readBill({ amount: 1, ...data }, account);
  if (read === undefined) throw new Error("no bill was read");
  return read;
}

const row = (billId: string, value: unknown, info: object[] = [], key = "Jumlah Tagihan") => ({
  billId,
  billInfo: info,
  isMandatory: true,
  key,
  value,
});
const fee = (value: unknown, key = "Biaya Administrasi", billId = "0") => row(billId, value, [], key);

describe("three months of electricity", () => {
  const month = (id: string, name: string, due: string, claim: number, fine: number, stand: string) =>
    row(id, claim + fine, [
      { key: "Rp Tag PLN", value: String(claim) },
      { key: "Denda", value: String(fine) },
      { key: "Jatuh Tempo", value: due },
      { key: "Stand Meter", value: stand },
      { key: "Bulan", value: name },
    ]);
  const data = {
    amount: 101539,
    totalAdmin: 6000,
    // Out of order, as the provider may send them.
    billDetails: [
      month("3", "Mar 2016", "20-Apr-2016", 7000, 3000, "1094700-1112300"),
      fee(6000),
      month("1", "Jan 2016", "20-Feb-2016", 32661, 6000, "1076100-1084300"),
      month("2", "Feb 2016", "20-Mar-2016", 43878, 3000, "1084300-1094700"),
    ],
    productDetails: [
      { key: "BL/TH", value: "Jan 2016, Feb 2016, Mar 2016" },
      { key: "Total LBR Tagihan", value: "3 Bulan" },
      { key: "Total Tarif/Daya", value: "A1/000000550" },
      { key: "Total Pemakaian", value: "36200 kWh" },
      { key: "Stand Meter", value: "1076100-1084300, 1084300-1094700, 1094700-1112300" },
    ],
  };

  test("are rows in the order of their ids, each with its own due date", () => {
    const { periods } = bill(data);
    expect(periods.map((period) => [period.month, period.amount])).toEqual([
      ["2016-01", 38661],
      ["2016-02", 46878],
      ["2016-03", 10000],
    ]);
    expect(periods.map(({ facts }) => factsInWords(facts)[2])).toEqual([
      "due-date: 2016-02-20",
      "due-date: 2016-03-20",
      "due-date: 2016-04-20",
    ]);
  });

  test("add up, are due by the first of the days, and say nothing twice", () => {
    const { total, fee, mismatch, dueDate, facts } = bill(data);
    expect({ total, fee, mismatch, dueDate }).toEqual({ total: 101539, fee: 6000, dueDate: "2016-02-20" });
    expect(factsInWords(facts)).toEqual(["month-count: 3x", "tariff-power: A1 / 550 VA", "usage: 36200 kWh"]);
  });
});

describe("the arithmetic", () => {
  const rows = [row("1", 22220), fee(3000)];

  test.each<[string, object]>([
    ["the total includes the fee", { amount: 25220, totalAdmin: 3000, billDetails: rows }],
    ["there is no row of the fee", { amount: 25220, totalAdmin: 3000, billDetails: [row("1", 22220)] }],
    ["the fee is in its row alone", { amount: 25220, billDetails: rows }],
    ["values are texts", { amount: "25220", totalAdmin: "3000", billDetails: [row("1", "22220"), fee("3000")] }],
    ["values have decimals", { amount: "25220.0", totalAdmin: 3000, billDetails: [row("1", "22220.00"), fee(3000)] }],
    ["both rows are numbered 0, as in version 1", { amount: 25220, billDetails: [row("0", "22220"), fee("3000")] }],
    [
      "the fee comes in two rows",
      { amount: 25220, totalAdmin: 3000, billDetails: [fee(1000), row("1", 22220), fee(2000, "Biaya Transaksi")] },
    ],
  ])("is right when %s", (_, data) => {
    const { total, fee, mismatch } = bill(data);
    expect({ total, fee, mismatch }).toEqual({ total: 25220, fee: 3000 });
  });

  test("is right when a processing fee is in the total and in no row", () => {
    const { total, fee, mismatch } = bill({ amount: 25250, totalAdmin: 3000, processingFee: 30, billDetails: rows });
    expect({ total, fee, mismatch }).toEqual({ total: 25250, fee: 3000 });
  });

  test.each<[string, object]>([
    ["the total leaves the fee out", { amount: 22220, totalAdmin: 3000, billDetails: rows }],
    ["two places tell two fees", { amount: 25220, totalAdmin: 2500, billDetails: rows }],
    ["a row has no amount", { amount: 25220, totalAdmin: 3000, billDetails: [...rows, row("2", null)] }],
    ["there is nothing but the fee", { amount: 25220, totalAdmin: 3000, billDetails: [fee(3000)] }],
    ["the rows pass every number", { amount: 1, billDetails: [row("1", 2 ** 53 - 1), row("2", 2 ** 53 - 1)] }],
  ])("is marked, and the total is left as it came, when %s", (_, data) => {
    const { total, mismatch } = bill(data);
    expect({ total, mismatch }).toEqual({ total: "amount" in data && data.amount, mismatch: true });
  });

  test("an amount without rows explains itself", () => {
    expect(bill({ amount: 25100, totalAdmin: 0, billDetails: [] })).toEqual({
      periods: [],
      facts: [],
      fee: 0,
      total: 25100,
    });
  });

  test("a fee that is not told is not zero", () => {
    expect(bill({ amount: 25100 })).not.toHaveProperty("fee");
  });

  test("a fee that cannot be read is told as it came", () => {
    const { fee, facts } = bill({ amount: 25100, totalAdmin: "gratis" });
    expect(fee).toBeUndefined();
    expect(factsInWords(facts)).toEqual(['"totalAdmin": gratis']);
  });

  test("members in arrays and objects are told too", () => {
    const { customerName, facts } = bill({ amount: 1, customerName: ["BUDI"], denom: { kWh: 5 } });
    expect(customerName).toBe("BUDI");
    expect(factsInWords(facts)).toEqual(["denomination: kWh: 5"]);
  });

  test("a row under the fee's label with a number of its own is a row, and says what it is", () => {
    const { periods, fee } = bill({
      amount: 3500,
      billDetails: [row("1", 3000), row("2", 500, [], "Biaya Transaksi")],
    });
    expect(periods.map(({ facts }) => factsInWords(facts))).toEqual([[], ['"Biaya Transaksi": Rp500']]);
    expect(fee).toBeUndefined();
  });

  test("a row with no amount that can be read still says what it holds", () => {
    const { periods, facts } = bill({ billDetails: [row("1", "see below", [{ key: "Denda", value: "3000" }])] });
    expect(periods).toEqual([]);
    expect(factsInWords(facts)).toEqual(['"Jumlah Tagihan": see below', "fine: Rp3000"]);
  });
});

describe("the lists", () => {
  test("keep a label that comes twice, and read each for what it is", () => {
    const { facts } = bill({
      productDetails: [
        { key: "No. VA Keluarga", value: "8888801470615100" },
        { key: "NO. VA Kepala Keluarga", value: "8888801470615101" },
        { key: "Periode", value: "1 bulan" },
        { key: "No. VA Keluarga", value: "4 orang" },
      ],
    });
    expect(factsInWords(facts)).toEqual([
      "family-account: 8888801470615100",
      "family-head-account: 8888801470615101",
      "month-count: 1x",
      "participants: 4x",
    ]);
  });

  test.each<[string, object]>([
    [
      "arrays of pairs",
      [
        { key: "NPP", value: 21 },
        { key: "Baru", value: "ya" },
      ],
    ],
    [
      "names and amounts",
      [
        { name: "NPP", amount: "21" },
        { name: "Baru", amount: "ya" },
      ],
    ],
    ["a map", { NPP: "21", Baru: "ya" }],
    ["an array of maps", [{ NPP: 21 }, { Baru: "ya" }]],
  ])("may be %s", (_, list) => {
    expect(factsInWords(bill({ productDetails: list }).facts)).toEqual(["npp: 21", '"Baru": ya']);
  });

  test("may be null, or not there", () => {
    const nothing = { customerDetails: null, billDetails: null, productDetails: null, extraFields: null };
    expect(bill(nothing)).toEqual({ periods: [], facts: [], total: 1 });
  });

  test("may be a map of rows, or a single row", () => {
    expect(bill({ amount: 22220, billDetails: { "Jumlah Tagihan": 22220 } }).periods).toHaveLength(1);
    expect(bill({ amount: 22220, billDetails: { a: { billId: "1", value: 22220 } } }).periods).toHaveLength(1);
    expect(bill({ amount: 22220, billDetails: row("1", 22220) }).periods).toHaveLength(1);
  });

  test("hold the months of version 1's extra fields", () => {
    expect(factsInWords(bill({ extraFields: { month: 2 } }).facts)).toEqual(["month-count: 2x"]);
  });

  test("leave out what is empty, and what has a place of its own", () => {
    const { customerName, facts } = bill({
      customerName: "N/A",
      accountNumber: account,
      customerDetails: [
        { key: "Nama", value: "INDAH PUTRI" },
        { key: "Nama Perusahaan", value: "Indah  Putri" },
        { key: "Nomor Pelanggan", value: `${account} ` },
        { key: "Tanggal & Waktu Pembayaran", value: "03 Aug 2022 | 22:22" },
        { key: "Waktu & Tanggal Pembayaran", value: "10:34 | 09 Mar 2020" },
      ],
      productDetails: [
        { key: "Kode Iuran", value: "N/A" },
        { key: "Kantor Cabang", value: "-" },
        { key: "Divisi", value: "" },
      ],
    });
    expect(customerName).toBe("INDAH PUTRI");
    expect(facts).toEqual([]);
  });

  test("show another number than the one that was asked for", () => {
    expect(factsInWords(bill({ accountNumber: "083100000011" }).facts)).toEqual(["customer-number: 083100000011"]);
  });

  test("show values that cannot be read as they come", () => {
    const info = [
      { key: "Jatuh Tempo", value: "besok" },
      { key: "Denda", value: "tiga ribu" },
      { key: "Bulan", value: "segera" },
      { key: "Insentif", value: "D0000003000" },
    ];
    const { periods, dueDate } = bill({ billDetails: [row("1", 1, info)] });
    expect(dueDate).toBeUndefined();
    expect(periods.flatMap(({ facts }) => factsInWords(facts))).toEqual([
      "due-date: besok",
      "fine: tiga ribu",
      "months: segera",
      "incentive: D0000003000",
    ]);
  });
});

test("social insurance of the self-employed tells its protection and its arrears", () => {
  const arrears = "Total Iuran diatas merupakan nominal dari kode iuran yang belum terbayarkan sebelumnya.";
  const { periods, facts } = bill({
    amount: 39300,
    totalAdmin: 2500,
    billDetails: [
      row(
        "1",
        36800,
        [
          { key: "Iuran JHT", value: "20000" },
          { key: "Iuran JKK", value: "10000" },
          { key: "Iuran JKM", value: "6800" },
        ],
        "Total Iuran",
      ),
      fee(2500, "Biaya Transaksi"),
    ],
    productDetails: [
      { key: "Tanggal Efektif Masa Perlindungan", value: "27-08-2021 " },
      { key: "Tanggal Berakhir Masa Perlindungan", value: "26-09-2021 " },
      { key: "Kantor Cabang", value: "JAKARTA GROGOL" },
      { key: "Kode Iuran", value: "921083112662" },
    ],
    extraFields: [{ key: "Tunggakan", value: arrears }],
  });
  expect(periods.map((period) => factsInWords(period.facts))).toEqual([
    ["jht: Rp20000", "jkk: Rp10000", "jkm: Rp6800"],
  ]);
  expect(factsInWords(facts)).toEqual([
    "protection-from: 2021-08-27",
    "protection-until: 2021-09-26",
    "branch: JAKARTA GROGOL",
    "contribution-code: 921083112662",
    `arrears: ${arrears}`,
  ]);
});

test("members that no page names are shown under their own name", () => {
  const { facts } = bill({
    validity: "30 hari",
    denom: "25000",
    processingFee: 30,
    kuota: "1 GB",
    nested: { a: [1, 2] },
  });
  expect(factsInWords(facts)).toEqual([
    "processing-fee: Rp30",
    "denomination: 25000",
    "validity: 30 hari",
    '"kuota": 1 GB',
    '"nested": a: 1, 2',
  ]);
});
