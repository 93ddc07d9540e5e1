import type { Fact, FactLabel } from "../../domain/bill.ts";
import { meterReading, meterStand, tariffAndPower } from "../../domain/meter.ts";
import { parseDay, parseMonths } from "../../domain/period.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { toldText } from "../../domain/told-text.ts";
import { textOf } from "../text-of.ts";
import type { Inquiry } from "./schema.ts";

type Reader = (told: string) => readonly Fact[];

/** Members that are read into a place of their own. */
const elsewhere: ReadonlySet<string> = new Set([
  "inquiry_id",
  "customer_name",
  "product",
  "initial_stan",
  "final_stan",
]);

/** These are too, if they can be read; else they are told as they come. */
const amounts: ReadonlySet<string> = new Set(["amount", "admin", "total_amount"]);

const readers: ReadonlyMap<string, Reader> = new Map([
  ["account_number", text("customer-number")],
  ["product_name", text("product-name")],
  ["capacity", capacity],
  ["due_date", dueDate],
  ["period", months],
  ["number_of_months", months],
  ["tariff", text("tariff-power", tariffAndPower)],
  ["ref", text("biller-reference")],
  ["reference_number", text("biller-reference")],
]);

/** Everything an answer tells beside names and amounts, in its order. In the samples most of it is empty. */
export function readFacts(inquiry: Inquiry): readonly Fact[] {
  const facts = Object.entries(inquiry).flatMap(([member, value]) => {
    const isPlaced = elsewhere.has(member) || (amounts.has(member) && toldRupiah(value) !== undefined);
    const told = isPlaced ? undefined : toldText(textOf(value));
    return told === undefined ? [] : (readers.get(member) ?? asItComes(member))(told);
  });
  return [...facts, ...meterStands(inquiry)];
}

function text(label: Fact["label"], written: (told: string) => string = String): Reader {
  return (told) => [{ label, value: { kind: "text", text: written(told) } }];
}

function asItComes(member: string): Reader {
  return text({ text: toldText(member) ?? "Info" });
}

/** The usage of electricity, `5400 kWh`, or what a water meter shows, `1023-0=1023`. */
function capacity(told: string): readonly Fact[] {
  const reading = meterReading(told);
  if (reading === undefined) return text("usage")(told);
  return [...text("meter-stand")(reading.stand), ...text("usage")(reading.usage)];
}

/** A day that can be read has its own place in the bill. */
function dueDate(told: string): readonly Fact[] {
  return parseDay(told) === undefined ? text("due-date")(told) : [];
}

/** How many months, as in the samples and in the request, or which. */
function months(told: string): readonly Fact[] {
  const label: FactLabel = "months";
  if (/^\d{1,2}$/.test(told)) return [{ label: "month-count", value: { kind: "count", count: Number(told) } }];
  const known = parseMonths(told);
  return known === undefined ? text(label)(told) : [{ label, value: { kind: "months", months: known } }];
}

function meterStands({ initial_stan, final_stan }: Inquiry): readonly Fact[] {
  const told = [initial_stan, final_stan].map((stand) => toldText(textOf(stand)) ?? "");
  const [from = "", until = ""] = told;
  const areNumbers = told.every((stand) => /^\d+$/.test(stand));
  const stands = areNumbers ? meterStand(from, until) : told.filter((stand) => stand !== "").join(" - ");
  const shown = toldText(stands);
  return shown === undefined ? [] : text("meter-stand")(shown);
}
