import type { Bill, BillPeriod } from "../../../src/domain/bill.ts";
import { parseMonth } from "../../../src/domain/period.ts";
import { toldRupiah } from "../../../src/domain/told-rupiah.ts";
import { toldText } from "../../../src/domain/told-text.ts";
import type { InquiryOutcome } from "../../../src/inquiry/outcome.ts";
import { type Answered, jsonOf, statusOutcome } from "../../../src/providers/http-outcome.ts";
import { textOf } from "../../../src/providers/text-of.ts";
import { billCode, reasonOf } from "./codes.ts";
import { billSchema, envelopeSchema } from "./schema.ts";

export const provider = "warung";

export function readAnswer(answer: Answered): InquiryOutcome {
  const envelope = envelopeSchema.safeParse(jsonOf(answer)).data;
  if (envelope === undefined) return statusOutcome(provider, answer.status);
  const { code } = envelope;
  if (code === billCode) {
    const bill = readBill(envelope.bill);
    return bill ? { kind: "bill", provider, bill } : { kind: "provider-misbehaved", provider, code };
  }
  const id = toldText(textOf(envelope.says));
  return { kind: reasonOf(code), provider, code, ...(id === undefined ? {} : { message: { id } }) };
}

function readBill(value: unknown): Bill | undefined {
  const told = billSchema.safeParse(value).data;
  const total = toldRupiah(told?.total);
  if (told === undefined || total === undefined || total < 0) return undefined;
  const periods = told.months.map(readRow).filter((row) => row !== undefined);
  if (periods.length < told.months.length) return undefined;
  const customerName = toldText(textOf(told.customer));
  const providerReference = toldText(textOf(told.id));
  return {
    ...(customerName === undefined ? {} : { customerName }),
    periods,
    facts: [],
    total,
    ...(periods.reduce((sum, { amount }) => sum + amount, 0) === total ? {} : { mismatch: true }),
    ...(providerReference === undefined ? {} : { providerReference }),
  };
}

function readRow({ month: told, amount: worth }: { month?: unknown; amount: unknown }): BillPeriod | undefined {
  const amount = toldRupiah(worth);
  const text = toldText(textOf(told));
  const month = parseMonth(text ?? "");
  if (amount === undefined) return undefined;
  if (month !== undefined) return { month, amount, facts: [] };
  return { amount, facts: text === undefined ? [] : [{ label: "months", value: { kind: "text", text } }] };
}
