import type { Bill, BillPeriod, Fact } from "../../domain/bill.ts";
import type { Day } from "../../domain/period.ts";
import type { Rupiah } from "../../domain/rupiah.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { toldText } from "../../domain/told-text.ts";
import { textOf } from "../text-of.ts";
import { withoutRepeats } from "../without-repeats.ts";
import { nameOf, readDetails } from "./read-details.ts";
import { type Rows, readRows } from "./read-rows.ts";
import { type Inquiry, inquirySchema } from "./schema.ts";
import { withoutRows } from "./without-rows.ts";

/** Reads the `data` of a successful inquiry. Without an amount that can be read there is no bill. */
export function readBill(data: unknown, account: string): Bill | undefined {
  const inquiry = inquirySchema.safeParse(Array.isArray(data) ? data[0] : data).data;
  const total = toldRupiah(inquiry?.amount);
  if (inquiry === undefined || total === undefined || total < 0) return undefined;
  const rows = readRows(inquiry.billDetails);
  const fee = rows.fee ?? toldRupiah(inquiry.totalAdmin);
  const customerName = nameOf(inquiry);
  const details = withoutRepeats([...readDetails(inquiry), ...rows.facts], [account, customerName ?? account]);
  const dueDate = earliestDueDate([...rows.periods.flatMap((period) => period.facts), ...details]);
  const providerReference = toldText(textOf(inquiry.inquiryId));
  return {
    ...(customerName === undefined ? {} : { customerName }),
    periods: rows.periods.length === 1 ? rows.periods.map((row) => withoutDueDate(row, dueDate)) : rows.periods,
    facts: withoutRows(withoutDueDate({ facts: details }, dueDate).facts, rows.periods),
    ...(fee === undefined ? {} : { fee }),
    total,
    ...(addsUp(inquiry, rows, total) ? {} : { mismatch: true }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(providerReference === undefined ? {} : { providerReference }),
  };
}

/**
 * Whether the rows explain the amount. It includes the fee, but for BPJS Ketenagakerjaan's PU, whose amount leaves it
 * out; a processing fee is in the amount and in no row.
 */
function addsUp(inquiry: Inquiry, rows: Rows, total: Rupiah): boolean {
  const totalAdmin = toldRupiah(inquiry.totalAdmin);
  if (rows.unread) return false;
  if (rows.fee !== undefined && totalAdmin !== undefined && rows.fee !== totalAdmin) return false;
  if (rows.periods.length === 0 && rows.fee === undefined) return true;
  const explained = rows.periods.reduce<number>((part, { amount }) => part + amount, rows.fee ?? totalAdmin ?? 0);
  return explained === total || explained + (toldRupiah(inquiry.processingFee) ?? 0) === total;
}

/** The customer must act by the first of several. */
function earliestDueDate(facts: readonly Fact[]): Day | undefined {
  const days = facts.flatMap(({ label, value }) => (label === "due-date" && value.kind === "day" ? value.day : []));
  return days.toSorted()[0];
}

function withoutDueDate<Told extends Pick<BillPeriod, "facts">>(told: Told, dueDate: Day | undefined): Told {
  const isDueDate = ({ label, value }: Fact) => label === "due-date" && value.kind === "day" && value.day === dueDate;
  return { ...told, facts: told.facts.filter((fact) => !isDueDate(fact)) };
}
