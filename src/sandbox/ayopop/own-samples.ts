import type { AyopopBill, BillRow, KeyValue } from "./ayopop-bill.ts";

const time = ["Tanggal & Waktu Pembayaran", "26 Sep 2023 | 10:00"] as const;

/** Answers that public clients of Ayopop describe and no page publishes whole, written in the documented shape. */
export const ownSamples = {
  /** Known from a v1 callback only: a key that comes twice, and an object where other products have a list. */
  "bpjs-health": {
    inquiryId: 3057001,
    accountNumber: "8888801470615100",
    customerName: "SITI AMINAH",
    productName: "BPJS Kesehatan",
    productCode: "BPJSKES",
    category: "BPJS",
    amount: 152_500,
    totalAdmin: 2500,
    customerDetails: pairs(["Nama Pelanggan", "SITI AMINAH"], time, ["Nomor Kontrak", "8888801470615100"]),
    billDetails: [row("1", "Jumlah Tagihan", 150_000), row("0", "Biaya Administrasi", 2500)],
    productDetails: pairs(
      ["No. VA Keluarga", "8888801470615100"],
      ["NO. VA Kepala Keluarga", "8888801470615100"],
      ["Periode", "1 bulan"],
      ["No. VA Keluarga", "4 orang"],
    ),
    extraFields: { month: 1 },
  },
  "bpjstk-bpu": {
    inquiryId: 10199608,
    accountNumber: "1871010907930009",
    customerName: "BPU SATU",
    productName: "BPU",
    productCode: "TBPJPKBU",
    category: "BPJS",
    amount: 39_300,
    totalAdmin: 2500,
    customerDetails: pairs(["Nama", "BPU SATU"], ["NIK / ID Billing", "1871010907930009"], time),
    billDetails: [
      row("1", "Total Iuran", 36_800, ["Iuran JHT", "20000"], ["Iuran JKK", "10000"], ["Iuran JKM", "6800"]),
      row("0", "Biaya Transaksi", 2500),
    ],
    // The blank after each date is as published.
    productDetails: pairs(
      ["Tanggal Efektif Masa Perlindungan", "27-08-2021 "],
      ["Tanggal Berakhir Masa Perlindungan", "26-09-2021 "],
      ["Kantor Cabang", "JAKARTA GROGOL"],
      ["Kode Iuran", "N/A"],
    ),
    extraFields: [],
  },
  "pln-postpaid-3bills": {
    inquiryId: 2692553,
    accountNumber: "516070377764",
    customerName: "INDAH PUTRI",
    productName: "PLN Postpaid",
    productCode: "TLSTPOS",
    category: "Listrik",
    amount: 101_539,
    totalAdmin: 6000,
    customerDetails: pairs(["Nama Pelanggan", "INDAH PUTRI"], time, ["Nomor Pelanggan", "516070377764"]),
    billDetails: [
      plnMonth("1", 32_661, 6000, "20-Feb-2016", "8200 kWh", "1076100-1084300", "Jan 2016"),
      plnMonth("2", 43_878, 3000, "20-Mar-2016", "10400 kWh", "1084300-1094700", "Feb 2016"),
      plnMonth("3", 7000, 3000, "20-Apr-2016", "17600 kWh", "1094700-1112300", "Mar 2016"),
      row("0", "Biaya Administrasi", 6000),
    ],
    productDetails: pairs(
      ["Total LBR Tagihan", "3 Bulan"],
      ["Total Tarif/Daya", "A1/000000550"],
      ["BL/TH", "Jan 2016, Feb 2016, Mar 2016"],
      ["Total Pemakaian", "36200 kWh"],
      ["Stand Meter", "1076100-1084300, 1084300-1094700, 1094700-1112300"],
    ),
    extraFields: [],
  },
} as const satisfies Readonly<Record<string, AyopopBill>>;

function plnMonth(
  billId: string,
  bill: number,
  fine: number,
  due: string,
  usage: string,
  stand: string,
  month: string,
): BillRow {
  return row(
    billId,
    "Jumlah Tagihan",
    bill + fine,
    ["Rp Tag PLN", String(bill)],
    ["Denda", String(fine)],
    ["Jatuh Tempo", due],
    ["Insentif", "D0000000000"],
    ["Pemakaian", usage],
    ["Stand Meter", stand],
    ["Bulan", month],
  );
}

function row(billId: string, key: string, value: number, ...info: readonly (readonly [string, string])[]): BillRow {
  return { billId, billInfo: pairs(...info), isMandatory: true, key, value };
}

function pairs(...entries: readonly (readonly [string, string])[]): KeyValue[] {
  return entries.map(([key, value]) => ({ key, value }));
}
