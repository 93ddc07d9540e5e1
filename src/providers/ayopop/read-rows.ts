import type { BillPeriod, Fact } from "../../domain/bill.ts";
import type { Rupiah } from "../../domain/rupiah.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { textOf } from "../text-of.ts";
import { canonical, otherFact, readFact } from "./read-fact.ts";
import type { WireRow } from "./wire-rows.ts";

/** What the rows of a bill say together. */
export type Rows = {
  readonly periods: readonly BillPeriod[];
  /** Of the row for the provider's fee, if there is one. */
  readonly fee?: Rupiah;
  /** Of rows with no amount that could be read, and of the fee's. */
  readonly facts: readonly Fact[];
  /** There is a row with no amount that could be read, so that the others cannot add up. */
  readonly unread: boolean;
};

const feeLabels: ReadonlySet<string> = new Set(["biaya administrasi", "biaya transaksi"]);
const billLabels: ReadonlySet<string> = new Set(["jumlah tagihan", "harga produk", "total iuran", ""]);

export function readRows(rows: readonly WireRow[]): Rows {
  const fees = rows.filter(isFee);
  const read = rows.filter((row) => !isFee(row)).map(readRow);
  const fee = toldRupiah(fees.reduce((total, row) => total + (toldRupiah(row.value) ?? 0), 0));
  return {
    periods: read.flatMap((row) => row.period ?? []),
    ...(fees.length === 0 || fee === undefined ? {} : { fee }),
    facts: [...read.flatMap((row) => row.facts ?? []), ...fees.flatMap(factsOf)],
    unread: rows.some((row) => toldRupiah(row.value) === undefined),
  };
}

/** By id and label: version 1 numbers the bill's own row `0` too. */
function isFee({ id, label, value }: WireRow): boolean {
  return (id === "0" || id === "") && feeLabels.has(canonical(label)) && toldRupiah(value) !== undefined;
}

function factsOf({ info }: WireRow): readonly Fact[] {
  return info.flatMap((pair) => readFact(pair) ?? []);
}

function readRow(row: WireRow): { readonly period?: BillPeriod; readonly facts?: readonly Fact[] } {
  const { label, value } = row;
  const amount = toldRupiah(value);
  const facts = factsOf(row);
  if (amount === undefined) {
    const unread = readFact({ key: label, value: textOf(value) });
    return { facts: unread ? [unread, ...facts] : facts };
  }
  const named = billLabels.has(canonical(label)) ? facts : [otherFact(label, { kind: "money", amount }), ...facts];
  const month = onlyMonth(named);
  return { period: month ? { ...month, amount } : { amount, facts: named } };
}

/** The month of a row that names just one, and the facts without it. */
function onlyMonth(facts: readonly Fact[]): Pick<Required<BillPeriod>, "month" | "facts"> | undefined {
  const naming = facts.filter((fact) => fact.label === "months");
  const [fact] = naming;
  if (naming.length !== 1 || fact?.value.kind !== "months") return undefined;
  const [month] = fact.value.months;
  if (month === undefined || fact.value.months.length !== 1) return undefined;
  return { month, facts: facts.filter((other) => other !== fact) };
}
