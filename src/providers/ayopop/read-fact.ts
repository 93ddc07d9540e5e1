import type { Fact, FactLabel, FactValue } from "../../domain/bill.ts";
import { meterStands, tariffAndPower } from "../../domain/meter.ts";
import { parseDay, parseMonths } from "../../domain/period.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { toldText } from "../../domain/told-text.ts";
import type { KeyValue } from "./key-values.ts";

type Reader = (text: string) => Fact;

/** The labels of the documented answers, and the answer's own members, as `canonical` writes them. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ["rp tag pln", money("bill")],
  ["denda", money("fine")],
  ["insentif", incentive],
  ["jatuh tempo", day("due-date")],
  ["bulan", months("months")],
  ["bl th", months("months")],
  ["periode", months("months")],
  ["bulan tagihan", months("billing-month")],
  ["total lbr tagihan", count("month-count")],
  ["month", count("month-count")],
  ["pemakaian", text("usage")],
  ["total pemakaian", text("usage")],
  ["stand meter", text("meter-stand", meterStands)],
  ["no meter", text("meter-number")],
  ["tarif daya", text("tariff-power", tariffAndPower)],
  ["total tarif daya", text("tariff-power", tariffAndPower)],
  ["nama perusahaan", text("company")],
  ["kode iuran", text("contribution-code")],
  ["iuran jht", money("jht")],
  ["iuran jkk", money("jkk")],
  ["iuran jkm", money("jkm")],
  ["iuran jpk", money("jkp")], // their spelling of JKP
  ["iuran jkp", money("jkp")],
  ["iuran jpn", money("jpn")],
  ["npp", text("npp")],
  ["divisi", text("division")],
  ["kantor cabang", text("branch")],
  ["tanggal efektif masa perlindungan", day("protection-from")],
  ["tanggal berakhir masa perlindungan", day("protection-until")],
  ["tunggakan", money("arrears")],
  ["no va keluarga", familyAccount],
  ["no va kepala keluarga", text("family-head-account")],
  ["nomor pelanggan", text("customer-number")],
  ["nama produk", text("product-name")],
  ["nomor referensi", text("biller-reference")],
  ["accountnumber", text("customer-number")],
  ["productname", text("product-name")],
  ["validity", text("validity")],
  ["denom", text("denomination")],
  ["processingfee", money("processing-fee")],
]);

/** They name a payment that nobody has made: the value is the time of this inquiry, which is known. */
const unsaid: ReadonlySet<string> = new Set(["tanggal waktu pembayaran", "waktu tanggal pembayaran"]);

/** A label for what came without one. */
const nameless = "Info";

/** What a pair tells, or nothing when it tells nothing. */
export function readFact({ key, value }: KeyValue): Fact | undefined {
  const told = toldText(value);
  const label = canonical(key);
  if (told === undefined || unsaid.has(label)) return undefined;
  const read = readers.get(label);
  return read ? read(told) : otherFact(key, { kind: "text", text: told });
}

/** A fact under the provider's own label. */
export function otherFact(key: string, value: FactValue): Fact {
  return { label: { text: toldText(key) ?? nameless }, value };
}

/** `Total Tarif/Daya` and `BL/TH` without case and signs. */
export function canonical(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function text(label: FactLabel, written: (value: string) => string = String): Reader {
  return (value) => ({ label, value: { kind: "text", text: written(value) } });
}

function money(label: FactLabel): Reader {
  return (value) => {
    const amount = toldRupiah(value);
    return amount === undefined ? text(label)(value) : { label, value: { kind: "money", amount } };
  };
}

function day(label: FactLabel): Reader {
  return (value) => {
    const known = parseDay(value);
    return known === undefined ? text(label)(value) : { label, value: { kind: "day", day: known } };
  };
}

/** A number that may name what it counts: `3 Bulan`, `4 orang`. */
function count(label: FactLabel): Reader {
  return (value) => {
    const number = /^(\d{1,4})( ?(bulan|orang))?$/i.exec(value)?.[1];
    return number === undefined ? text(label)(value) : { label, value: { kind: "count", count: Number(number) } };
  };
}

/** Months by name, or how many of them: a `Periode` may be `1 bulan`. */
function months(label: FactLabel): Reader {
  return (value) => {
    if (/^\d{1,4} ?bulan$/i.test(value)) return count("month-count")(value);
    const known = parseMonths(value);
    return known === undefined ? text(label)(value) : { label, value: { kind: "months", months: known } };
  };
}

/** The same label comes twice: with the family's account, and with the number of its members. */
function familyAccount(value: string): Fact {
  return /^\d{1,4} ?orang$/i.test(value) ? count("participants")(value) : text("family-account")(value);
}

/** `D0000000000` is none. What another letter or number means is not documented, so it is shown as it comes. */
function incentive(value: string): Fact {
  return money("incentive")(/^[CD]0+$/.test(value) ? "0" : value);
}
